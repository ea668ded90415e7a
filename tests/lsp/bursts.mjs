// Edits fast and slow: each version that is told of is what a check of its text says, the last one is told in any case, and
// requests between edits are answered for the text as it was then.
import {Typist} from './texts.mjs';

export async function judgeBursts(connect, program, page, name, uri, root, checked, told, check) {
  const sleep = (time) => new Promise((wake) => setTimeout(wake, time));
  const document = uri(name), textDocument = {uri: document};
  for (const [speed, pause] of [['slowly', () => 30], ['now and then', (at) => (at % 3 === 0 ? 2 : 0)], ['at once', () => 0]]) {
    const client = await connect(program, {root});
    await client.open(document, page);
    await client.diagnostics(document, 1);
    const typist = new Typist(page);
    let version = 1;
    for (let at = 0; at < 30; at++) {
      void client.change(document, ++version, [typist.type()]);
      if (pause(at) > 0) await sleep(pause(at));
    }
    const text = typist.text();
    const here = told(text, await client.diagnostics(document, version), 'utf-16');
    check(`after edits ${speed} the last version is told as it is`, here.join() === checked(name, text).join());
    check('and the server has that text', (await client.ask('rubric/text', {textDocument})).text === text);
    check('a clean end', await client.quit() === 0);
  }

  // Answers come in the order of the questions, each for the text that was there.
  const client = await connect(program, {root});
  await client.open(document, page);
  const counts = [];
  for (let version = 2; version < 12; version++) {
    void client.change(document, version, [{range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, text: version === 2 ? '\n# One more\n\n' : '# One more\n\n'}]);
    counts.push(client.ask('textDocument/documentSymbol', {textDocument}).then((it) => JSON.stringify(it).split('One more').length - 1));
  }
  check('requests between edits see the text between them', JSON.stringify(await Promise.all(counts)) === JSON.stringify([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), await Promise.all(counts));
  await client.diagnostics(document, 11);
  check('versions are told in their order', client.versions(document).every((it, at, all) => at === 0 || all[at - 1] < it), client.versions(document));
  check('a clean end', await client.quit() === 0);
}
