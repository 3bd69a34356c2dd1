import { showExample } from '@maque/compiler/catalogue/show-example.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { explainedCode, explainedCodes } from './explained-codes.ts'

/** `maque explain CODE`: what a code means that a person was told; without code, all of them. */
export function explain(code: string | undefined, { texts, print, say }: Terminal): 0 | 1 {
  if (code === undefined) {
    const entries = [...explainedCodes.values()]
    const width = Math.max(...entries.map((entry) => entry.code.length))
    for (const entry of entries)
      print(`${entry.code.padEnd(width)}  ${entry.severity.padEnd(7)}  ${entry[texts.language].message}`)
    return 0
  }
  const entry = explainedCode(code)
  if (entry === undefined) {
    say(texts.unknownCode(code))
    return 1
  }
  const { message, because, fix } = entry[texts.language]
  print(
    [
      `${entry.severity} ${entry.code}`,
      message,
      `${texts.why}: ${because}\n${texts.fix}: ${fix}`,
      ...(Object.keys(entry.example).length > 0 ? [`${texts.example}:\n${showExample(entry.example)}`] : []),
    ].join('\n\n'),
  )
  return 0
}
