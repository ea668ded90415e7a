// hashFiles() of GitHub's expressions, for the files of the current folder: node hash_files.mjs PATTERN…
import { hashFiles } from '@actions/glob';

process.stdout.write(await hashFiles(process.argv.slice(2).join('\n'), process.env.GITHUB_WORKSPACE));
