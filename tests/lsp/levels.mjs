// What the server knows of the levels of a role, their grades, and of labels.
import {applied, offset, position} from './client.mjs';

const page = `---
title: Renewals Manager
description: Keeps customers.
---

The Renewals Manager keeps customers. A Senior Renewals Manager leads the hardest talks.

## Responsibilities

- Calls customers, as the [guide] says; see [the steps][Guide] and [guide][].

## Requirements

- Ability to use GitLab

## Levels

- Renewals Manager
- [Senior Renewals Manager](#senior-renewals-manager)

### Renewals Manager

#### Job Grade

The Renewals Manager is a [grade 6](/handbook/total-rewards/compensation/compensation-calculator/#gitlab-job-grades).

### Senior Renewals Manager

#### Job Grade

The Senior Renewals Manager is a [grade 7](/handbook/total-rewards/compensation/compensation-calculator/#gitlab-job-grades).

[guide]: /handbook/renewals/
`;

export async function judgeLevels(connect, program, root, uri, check) {
  const client = await connect(program, {root});
  const document = uri('job-families/sales/levels.md'), textDocument = {uri: document};
  let version = 1;
  await client.open(document, page);
  const at = (words, text = page, from = 0) => position(text, text.indexOf(words, from) + 2);
  const read = (range, text = page) => text.slice(offset(text, range.start), offset(text, range.end));

  const definition = await client.ask('textDocument/definition', {textDocument, position: at('A Senior Renewals', page)});
  check('a level that is named leads to its heading', definition !== null && read(definition.range) === '### Senior Renewals Manager', definition);
  const references = await client.ask('textDocument/references', {textDocument, position: at('### Senior'), context: {includeDeclaration: true}});
  const places = references.map((it) => [it.range.start.line, read(it.range)]).sort((a, b) => a[0] - b[0]);
  check('a level knows its heading, the link to it and where it is named', JSON.stringify(places) === JSON.stringify([
    [5, 'Senior Renewals Manager'], [18, '[Senior Renewals Manager](#senior-renewals-manager)'], [26, '### Senior Renewals Manager'], [30, 'Senior Renewals Manager']]), places);
  const plain = await client.ask('textDocument/references', {textDocument, position: at('### Renewals'), context: {includeDeclaration: false}});
  check('another step is no mention of it', plain.every((it) => [5, 17, 24].includes(it.range.start.line)) && plain.length === 3, plain.map((it) => [it.range.start.line, read(it.range)]));

  const hover = async (position, text) => (await client.ask('textDocument/hover', {textDocument, position}))?.contents.value ?? '';
  check('hover over the grade shows the row of the table', /\| Sales \| grade \|[^]*\| Senior Renewals Manager \| 7 or 8 or 9 \|/.test(await hover(at('The Senior Renewals Manager is'))) ||
    /grade[^]*\| Senior Renewals Manager \| [\d or]+ \|/.test(await hover(at('The Senior Renewals Manager is'))), await hover(at('The Senior Renewals Manager is')));
  check('and over the heading of a level', /\| Renewals Manager \| [\d or]+ \|/.test(await hover(at('### Renewals'))), await hover(at('### Renewals')));

  const complete = async (text, place) => {
    await client.change(document, ++version, [{text}]);
    return (await client.ask('textDocument/completion', {textDocument, position: position(text, place)})).items;
  };
  const graded = page.replace(/The Senior Renewals Manager is a \[grade 7\].*\n/, 'The \n');
  const sentences = await complete(graded, graded.lastIndexOf('The \n') + 4);
  check('the sentence of the grade is offered with the level in it', sentences.some((it) => it.textEdit.newText.startsWith('The Senior Renewals Manager is a [grade')), sentences.map((it) => it.label));
  const heading = `${page.slice(0, page.indexOf('[guide]: '))}### `;
  const levels = await complete(heading, heading.length);
  check('levels that are not there are offered as headings', levels.some((it) => it.label === 'Staff Renewals Manager' || it.label === 'Junior Renewals Manager'), levels.map((it) => it.label));
  check('those that are there are not', !levels.some((it) => it.label === 'Senior Renewals Manager'), levels.map((it) => it.label));
  const item = page.replace('- Renewals Manager\n', '- Renewals Manager\n- \n');
  const names = await complete(item, item.indexOf('- \n') + 2);
  check('a list of levels offers those of the page and others', names.some((it) => it.textEdit.newText === '[Senior Renewals Manager](#senior-renewals-manager)') && names.some((it) => /^(Junior|Staff)/.test(it.label)), names.map((it) => it.label));

  await client.change(document, ++version, [{text: page}]);
  const label = await client.ask('textDocument/prepareRename', {textDocument, position: at('[guide]: ')});
  check('a label can be renamed', label?.placeholder === 'guide', label);
  for (const [words, from] of [['[guide]: ', 0], ['[guide] says', 0], ['Guide]', 0], ['[guide][]', 0]]) {
    const edit = await client.ask('textDocument/rename', {textDocument, position: position(page, page.indexOf(words, from) + 1), newName: 'how to'});
    const after = applied(page, edit.changes[document]);
    check(`a label is renamed where it is used, from ${words}`, after.includes('the [guide][how to] says; see [the steps][how to] and [guide][how to].') && after.includes('[how to]: /handbook/renewals/'), after);
  }
  const refused = await client.ask('textDocument/rename', {textDocument, position: at('[guide]: '), newName: 'a]b'}).then(() => null, (error) => error.code);
  check('a name with brackets is no label', refused === -32602, refused);
  check('a clean end', await client.quit() === 0);
}
