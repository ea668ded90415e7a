// What the server offers in front matter is written as the page writes it: in YAML, TOML or JSON.
import {applied, position} from './client.mjs';

const body = '\nThe Renewals Manager keeps customers.\n';
const syntaxes = [
  {name: 'YAML', wrong: '---\nlayout: x\ntitle: 1\n---\n', typed: '---\ntitle: A\nlayout: |\n|\n---\n', key: 'description: ', value: 'job_family_page', comment: /^---\n# rubric-disable-next-line fm-schema\nlayout: x/},
  {name: 'TOML', wrong: '+++\nlayout = "x"\ntitle = 1\n+++\n', typed: '+++\ntitle = "A"\nlayout = |\n|\n+++\n', key: 'description = ', value: '"job_family_page"', comment: /^\+\+\+\n# rubric-disable-next-line fm-schema\nlayout/},
  {name: 'JSON', wrong: '{\n"layout": "x",\n"title": 1\n}\n', typed: '{\n"title": "A",\n"layout": |\n|\n}\n', key: '"description": ', value: '"job_family_page"', comment: /^\{[^}]*\}\n<!-- rubric-disable-file fm-schema -->\n/},
];

export async function judgeFrontMatter(connect, program, root, uri, check) {
  const client = await connect(program, {root});
  for (const {name, wrong, typed, key, value, comment} of syntaxes) {
    const document = uri(`job-families/sales/front-matter-${name}.html.md`), textDocument = {uri: document};
    const [above, between, below] = typed.split('|');
    const text = above + between + below + body;
    await client.open(document, text);
    const offered = async (place) => (await client.ask('textDocument/completion', {textDocument, position: position(text, place)})).items.map((it) => it.textEdit.newText);
    const values = await offered(above.length), keys = await offered(above.length + between.length);
    check(`a value of ${name} is offered as it is written there`, values.includes(value), values);
    check(`a key of ${name} is offered as it is written there`, keys.includes(key) && !keys.some((it) => it.includes('title')), keys);

    await client.change(document, 2, [{text: wrong + body}]);
    const told = await client.ask('textDocument/diagnostic', {textDocument});
    const layout = told.items.find((it) => it.code === 'fm-schema');
    check(`a wrong value of ${name} is told`, layout !== undefined, told.items.map((it) => it.message));
    if (layout === undefined) continue;
    const actions = await client.ask('textDocument/codeAction', {textDocument, range: layout.range, context: {diagnostics: [layout]}});
    const after = (title) => {
      const action = actions.find((it) => it.title.startsWith(title));
      return action === undefined ? '' : applied(wrong + body, action.edit.changes[document]);
    };
    check(`a value of ${name} is put right as it is written there`, after('change to').split('\n')[1].replace(/,$/, '').endsWith(` ${value}`), after('change to'));
    check(`a finding in ${name} is silenced where a comment can stand`, comment.test(after('silence')), after('silence'));
    await client.change(document, 3, [{text: after('silence')}]);
    const silenced = await client.ask('textDocument/diagnostic', {textDocument});
    check(`and it is silent in ${name}`, !silenced.items.some((it) => it.code === 'fm-schema'), silenced.items.map((it) => it.message));
  }
  check('a clean end', await client.quit() === 0);
}
