// The pages that the benchmarks of the language server type in: one of about 33 KB, and long ones made of many.
import fs from 'node:fs';
import path from 'node:path';

export function pages(folder) {
  return fs.readdirSync(folder, {withFileTypes: true, recursive: true}).filter((it) => it.isFile() && it.name.endsWith('.md'))
    .map((it) => path.join(it.parentPath ?? it.path, it.name)).sort().map((it) => fs.readFileSync(it, 'utf8'));
}

const body = (text) => text.replace(/^---\n[^]*?\n---\n/, '');

export function longPage(sources, size) {
  let text = '';
  for (let at = 0; text.length < size; at++) text += `${at === 0 ? sources[0] : body(sources[at % sources.length])}\n`;
  return text;
}

export function page(sources) {
  const near = sources.filter((it) => it.length > 28_000 && it.length < 40_000).sort((a, b) => Math.abs(a.length - 33_000) - Math.abs(b.length - 33_000))[0];
  return near ?? longPage(sources, 33_000).slice(0, 33_000);
}

// Somebody who types a letter at the end of a line of prose, a line somewhere else each time.
export class Typist {
  constructor(text) {
    this.lines = text.split('\n');
    this.prose = this.lines.map((line, at) => at).filter((at) => at > 20 && /^[-*A-Z].*[a-z.]$/.test(this.lines[at]));
    this.typed = -1;
  }

  // The change, as the protocol has it; behind the last one if the typist stays.
  type({stays = false} = {}) {
    if (!stays) this.typed++;
    const line = this.prose[(this.typed * 7919) % this.prose.length];
    const place = {line, character: this.lines[line].length};
    this.lines[line] += 'x';
    return {range: {start: place, end: place}, text: 'x'};
  }

  text() { return this.lines.join('\n'); }
}
