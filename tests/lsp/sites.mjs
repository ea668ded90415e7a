// Pages that look at each other: what is typed in one and not saved is what the others see, and what is found on all of them
// is what a check of the same texts on the disk finds.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import {pathToFileURL} from 'node:url';
import {applied, offset, position} from './client.mjs';

const level = (name) => `### ${name}\n\nThe ${name} keeps bees.\n\n#### Responsibilities\n\n- Keeps bees.\n\n#### Requirements\n\n- Likes bees.\n`;
const role = (title, levels, more = '') => `---
title: ${title}
description: The ${title} keeps bees.
---

${more}

## Levels

${levels.map((it) => `- [${it}](#${it.toLowerCase().replaceAll(' ', '-')})`).join('\n')}

${levels.map(level).join('\n')}
## Performance Indicators

- Honey

## Career Ladder

See [the keepers](/job-families/bees/keeper/#levels).

## Hiring Process

- A walk.
`;
const pages = {
  'content/job-families/bees/keeper/index.md': role('Bee Keeper', ['Keeper', 'Senior Keeper'], 'See [the queen](/job-families/bees/queen/#senior-queen) and [honey](../honey/#levels).'),
  'content/job-families/bees/queen/index.md': role('Queen 👑 of Bees', ['Queen', 'Senior Queen'], 'See [keepers](/job-families/bees/keeper/#senior-keeper) and [all](/job-families/bees/keeper.html#nowhere).'),
  'content/job-families/bees/honey.md': role('Honey', ['Honey', 'Senior Honey', 'Senior Keeper'], 'Like [a queen](/job-families/bees/queen/#queen).'),
  'content/job-families/bees/wax/index.md': role('Wax', ['Wax', 'Senior Wax'], 'From [honey](/job-families/bees/honey/#senior-honey), by [nobody](/job-families/bees/nobody/).'),
};
const configuration = 'links:\n  roots: [content]\n  complete: true\n';

export async function judgeSites(connect, program, check) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-site-'));
  const uri = (name) => pathToFileURL(path.join(root, name)).href;
  const write = (folder, name, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    fs.writeFileSync(path.join(folder, name), text);
  };
  const sleep = (time) => new Promise((wake) => setTimeout(wake, time));
  const [keeper, queen, honey, wax] = Object.keys(pages);

  // What a check of these texts says of each page, with the lines that its findings point to.
  const fresh = (texts) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-fresh-'));
    for (const [name, text] of Object.entries({...texts, '.rubric.yaml': configuration})) write(folder, name, text);
    const run = spawnSync(program, ['check', '--format', 'json', '.'], {cwd: folder, encoding: 'utf8'});
    fs.rmSync(folder, {recursive: true});
    const out = Object.fromEntries(Object.keys(texts).map((name) => [name, []]));
    for (const it of JSON.parse(run.stdout).diagnostics) {
      const place = (at) => Buffer.from(texts[it.path]).subarray(0, at).toString().length;
      out[it.path].push(JSON.stringify([it.rule, it.message, place(it.offset), place(it.end_offset), it.related.map((other) => [other.path, other.line, other.message])]));
    }
    return Object.fromEntries(Object.entries(out).map(([name, all]) => [name, all.sort()]));
  };
  const told = (text, diagnostics) => diagnostics.map((it) => JSON.stringify([it.code, it.message, offset(text, it.range.start), offset(text, it.range.end),
    (it.relatedInformation ?? []).map((other) => [decodeURIComponent(other.location.uri.slice(uri('').length + 1)), other.location.range.start.line + 1, other.message])])).sort();
  const only = (a, b) => a.filter((it) => !b.includes(it));

  write(root, '.rubric.yaml', configuration);
  for (const [name, text] of Object.entries(pages)) write(root, name, text);
  try {
    const client = await connect(program, {root: pathToFileURL(root).href});
    const shows = async (what, name, holds) => {
      for (let waited = 0; waited < 250; waited++) {
        if (holds(client.published.get(uri(name))?.diagnostics ?? [])) return check(what, true);
        await sleep(20);
      }
      check(what, false, client.published.get(uri(name))?.diagnostics.map((it) => [it.code, it.message]));
    };
    const broken = (anchor) => (all) => all.some((it) => it.code === 'broken-anchor' && it.message.includes(`"#${anchor}"`));
    const not = (holds) => (all) => !holds(all);

    const texts = {...pages}, versions = {};
    for (const name of [keeper, queen, honey]) {
      versions[name] = 1;
      await client.open(uri(name), texts[name]);
      await client.diagnostics(uri(name), 1);
    }
    const change = (name, text) => {
      texts[name] = text;
      return client.change(uri(name), ++versions[name], [{text}]);
    };
    await change(queen, pages[queen].replace('### Senior Queen', '### Old Queen'));
    await shows('a heading that is typed over and not saved breaks links of open pages', keeper, broken('senior-queen'));
    await change(queen, pages[queen]);
    await shows('and mends them when it is back', keeper, not(broken('senior-queen')));
    await change(queen, pages[queen].replace('### Senior Queen', '### Old Queen'));
    await shows('an edit that is not saved', keeper, broken('senior-queen'));
    await client.tell('textDocument/didClose', {textDocument: {uri: uri(queen)}});
    await shows('is nothing once the page is closed', keeper, not(broken('senior-queen')));
    write(root, queen, pages[queen].replace('### Senior Queen', '### Old Queen'));
    await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri(queen), type: 2}]});
    await shows('a file that others write is seen', keeper, broken('senior-queen'));
    fs.rmSync(path.join(root, queen));
    await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri(queen), type: 3}]});
    await shows('and one that goes', keeper, (all) => all.some((it) => it.code === 'broken-link'));
    texts[queen] = pages[queen];
    versions[queen] = 1;
    await client.open(uri(queen), texts[queen]);   // it was never saved
    await shows('a page that is open and on no disk is there', keeper, (all) => !all.some((it) => it.code === 'broken-link'));
    write(root, queen, pages[queen]);

    // A page of no schema, and the files it links to.
    const hive = 'notes/hive.md', walk = 'The [map](map.png) of [the moor](moor.md#heather).\n';
    const lost = (count) => (all) => all.filter((it) => it.code === 'broken-link').length === count;
    const happens = async (name, text) => {
      if (text === undefined) fs.rmSync(path.join(root, name));
      else write(root, name, text);
      await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri(name), type: text === undefined ? 3 : 1}]});
    };
    write(root, hive, walk);
    await client.open(uri(hive), walk);
    await shows('files that are not there', hive, lost(2));
    await happens('notes/map.png', 'a map');
    await shows('a picture that comes is seen', hive, lost(1));
    await happens('notes/moor.md', '## Heather\n\nLing.\n');
    await shows('and a page that comes, with its places', hive, (all) => lost(0)(all) && !broken('heather')(all));
    await happens('notes/map.png');
    await shows('and a picture that goes', hive, lost(1));
    await client.tell('textDocument/didClose', {textDocument: {uri: uri(hive)}});
    for (const name of [hive, 'notes/moor.md']) await happens(name);

    // A role on two pages: the note leads to the other page, its end in units of the client.
    await change(queen, pages[queen].replace('title: Queen 👑 of Bees', 'title: 👑 Queen Mother 👑'));
    await change(honey, pages[honey].replaceAll('Senior Honey', '👑 Queen Mother 👑'));
    const related = (all) => all.flatMap((it) => it.relatedInformation ?? []).find((it) => it.location.uri === uri(queen));
    await shows('a finding points to another page', honey, (all) => related(all) !== undefined);
    const place = related(client.published.get(uri(honey)).diagnostics)?.location.range;
    check('to the rest of the line there', place?.start.line === 1 && place?.start.character === 7 && place?.end.character === 'title: 👑 Queen Mother 👑'.length, place);

    // A list of anchors of another page, as it reads in the editor.
    await change(keeper, `${pages[keeper]}\n[x](/job-families/bees/queen/#`);
    await change(queen, pages[queen].replace('## Hiring Process', '## How to fly'));
    const offered = await client.ask('textDocument/completion', {textDocument: {uri: uri(keeper)}, position: position(texts[keeper], texts[keeper].length)});
    check('anchors of another page are offered, unsaved ones too', offered.items.some((it) => it.label.includes('how-to-fly')) && !offered.items.some((it) => it.label.includes('hiring-process')),
      offered.items.map((it) => it.label));

    await change(keeper, `${pages[keeper]}\n[x](/job`);
    const addresses = (await client.ask('textDocument/completion', {textDocument: {uri: uri(keeper)}, position: position(texts[keeper], texts[keeper].length)})).items;
    check('pages of the site are offered by their addresses', ['queen', 'honey', 'wax'].every((it) => addresses.some(({label}) => label === `/job-families/bees/${it}/`)), addresses.map((it) => it.label));

    // A heading gets its right name, and the links on other pages follow: an open one as it reads now, others as they are saved.
    const host = 'https://handbook.gitlab.com/job-families/bees/honey/#hiring-proces';
    await change(honey, pages[honey].replace('## Hiring Process', '## Hiring Proces'));
    await change(keeper, pages[keeper].replace('../honey/#levels', host));
    write(root, wax, pages[wax].replace('#senior-honey', '#hiring-proces'));
    await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri(wax), type: 2}]});
    await shows('a heading is misspelled', honey, (all) => all.some((it) => it.code === 'heading-misspelled'));
    const misspelled = client.published.get(uri(honey)).diagnostics.find((it) => it.code === 'heading-misspelled');
    const asked = (only) => client.ask('textDocument/codeAction', {textDocument: {uri: uri(honey)}, range: misspelled.range, context: {diagnostics: [misspelled], ...only}});
    const now = {[honey]: texts[honey], [keeper]: texts[keeper], [wax]: pages[wax].replace('#senior-honey', '#hiring-proces')};
    const right = {[honey]: pages[honey], [keeper]: texts[keeper].replace('#hiring-proces', '#hiring-process'), [wax]: pages[wax].replace('#senior-honey', '#hiring-process')};
    const makes = (changes) => Object.keys(now).every((name) => applied(now[name], changes[uri(name)] ?? []) === right[name]);
    const mends = (await asked({})).find((it) => it.title.includes('rename to'));
    check('the fix of a heading edits the links of other pages', makes(mends.edit.changes), mends.edit);
    const everything = await asked({only: ['source.fixAll']});
    const other = Object.keys(everything[0]?.edit.changes ?? {}).sort();
    check('and so do all fixes at once', other.join() === [uri(honey), uri(keeper), uri(wax)].sort().join(), everything);
    const heading = position(texts[honey], texts[honey].indexOf('## Hiring Proces') + 4);
    const renamed = await client.ask('textDocument/rename', {textDocument: {uri: uri(honey)}, position: heading, newName: 'Hiring Process'});
    check('and renaming it by hand', makes(renamed.changes), renamed);
    write(root, wax, pages[wax]);
    await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri(wax), type: 2}]});

    // Whatever is typed where, in the end all is as a check of these texts has it.
    let seed = 7;
    const random = (below) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % below; };
    const typed = [['Senior Queen', 'Old Queen'], ['Old Queen', 'Senior Queen'], ['### Honey', '### Heather Honey'], ['#senior-keeper', '#staff-keeper'], ['## Levels', '## Ranks'],
      ['## Ranks', '## Levels'], ['- [Keeper](#keeper)', '- [Keeper](/job-families/bees/honey/)'], ['## Hiring Process', '## Hiring'], ['bees/keeper/#levels', 'bees/wax/#levels'],
      ['title: Honey', 'title: Senior Keeper'], ['---\n\n', '---\n\n\n'], ['description: ', 'aliases: [/job-families/bees/nobody/]\ndescription: '], ['### ', '### Senior '], ['bees', '🐝'], ['/queen/', '/nobody/']];
    for (const name of [keeper, queen, honey]) await change(name, pages[name]);
    for (let round = 0; round < 60; round++) {
      const name = [keeper, queen, honey][random(3)], [from, to] = typed[random(typed.length)];
      const at = texts[name].split(from).length > 1 ? random(texts[name].split(from).length - 1) + 1 : 0;
      if (at > 0) await change(name, texts[name].split(from).slice(0, at).join(from) + to + texts[name].split(from).slice(at).join(from));
      if (random(30) === 0) await change(name, pages[name]);
      if (round % 6 !== 5) {
        if (random(2) === 0) await sleep(random(30));
        continue;
      }
      await sleep(400);
      const wanted = fresh(texts);
      for (const open of [keeper, queen, honey]) {
        const here = told(texts[open], await client.diagnostics(uri(open), versions[open]));
        check(`what is found on ${open} after ${round} edits of a site is what a check finds`, here.join() === wanted[open].join(), [only(here, wanted[open]), only(wanted[open], here)]);
      }
    }
    check('a clean end', await client.quit() === 0 && client.errors() === '');

    // Of pages that are not open a client that asks for the workspace hears the same.
    const puller = await connect(program, {pull: true, root: pathToFileURL(root).href});
    const edited = pages[honey].replace('### Senior Honey', '### Old Honey');
    await puller.open(uri(honey), pages[honey]);
    const all = await puller.ask('workspace/diagnostic', {previousResultIds: []});
    const of = (answer, name) => answer.items.find((it) => it.uri === uri(name))?.items ?? [];
    check('nothing is wrong with the link at first', !broken('senior-honey')(of(all, wax)), of(all, wax));
    const known = all.items.map((it) => ({uri: it.uri, value: it.resultId}));
    const next = puller.ask('workspace/diagnostic', {previousResultIds: known});
    await puller.change(uri(honey), 2, [{text: edited}]);
    const answer = await next;
    check('a page that is not open is told of an edit in another', broken('senior-honey')(of(answer, wax)), answer.items.map((it) => [it.uri, it.kind]));
    const wanted = fresh({...pages, [honey]: edited})[wax], here = told(pages[wax], of(answer, wax));
    check('and all that is found there is what a check finds', here.join() === wanted.join(), [only(here, wanted), only(wanted, here)]);
    check('a clean end', await puller.quit() === 0);
  } finally {
    fs.rmSync(root, {recursive: true, force: true});
  }
}
