import { catalogue } from '@maque/compiler/catalogue/catalogue.ts'
import { showExample } from '@maque/compiler/catalogue/show-example.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** `maque explain CODE`: an entry of the catalogue of diagnostics; without code, all of them. */
export function explain(code: string | undefined, { texts, print, say }: Terminal): 0 | 1 {
  if (code === undefined) {
    const entries = [...catalogue.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
    const width = Math.max(...entries.map((entry) => entry.code.length))
    for (const entry of entries)
      print(`${entry.code.padEnd(width)}  ${entry.severity.padEnd(7)}  ${entry[texts.language].message}`)
    return 0
  }
  const entry = catalogue.get(code)
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
      `${texts.example}:\n${showExample(entry.example)}`,
    ].join('\n\n'),
  )
  return 0
}
