// Renders pages as they come in: a length of four bytes, little end first, and as many bytes of Markdown; the answer is
// HTML in the same form. Ends with its input.
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

const options = {
  allowDangerousHtml: true,
  allowDangerousProtocol: true,
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()]
}

// What it cannot render says so: the same text before and after a fix, or the law does not hold.
function html(markdown) {
  try {
    return micromark(markdown, options)
  } catch (error) {
    return `micromark fails: ${error.message}`
  }
}

let waiting = Buffer.alloc(0)
process.stdin.on('data', (chunk) => {
  waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
  let at = 0
  const answers = []
  while (waiting.length - at >= 4) {
    const size = waiting.readUInt32LE(at)
    if (waiting.length - at - 4 < size) break
    const answer = Buffer.from(html(waiting.toString('utf8', at + 4, at + 4 + size)))
    const length = Buffer.alloc(4)
    length.writeUInt32LE(answer.length)
    answers.push(length, answer)
    at += 4 + size
  }
  waiting = waiting.subarray(at)
  if (answers.length > 0) process.stdout.write(Buffer.concat(answers))
})
