/** How commander speaks of usage, in Chinese: it has no texts of its own to replace. */
import type { Language } from './language.ts'

type Wording = readonly [written: RegExp, chinese: string]

const wordings: readonly Wording[] = [
  [/^error: missing required argument '(.*)'/m, '错误：缺少参数“$1”'],
  [/^error: option '(.*)' argument missing/m, '错误：选项“$1”缺少值'],
  [/^error: required option '(.*)' not specified/m, '错误：缺少必需的选项“$1”'],
  [/^error: unknown option '(.*)'/m, '错误：没有选项“$1”'],
  [/^error: unknown command '(.*)'/m, '错误：没有命令“$1”'],
  [
    /^error: too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+): (.*)\./m,
    '错误：参数太多：应有 $2 个，写了 $3 个：$4。',
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./m,
    '错误：选项“$1”的值“$2”无效，可选：$3。',
  ],
  [/\(Did you mean (?:one of )?(.*)\?\)/, '（是否想写 $1？）'],
  [/^Usage:/m, '用法：'],
  [/^Arguments:/m, '参数：'],
  [/^Options:/m, '选项：'],
  [/^Commands:/m, '命令：'],
  [/\(default: ([^)]*)\)/g, '（默认：$1）'],
  [/\(choices: ([^)]*)\)/g, '（可选：$1）'],
  [/display help for command/g, '显示帮助'],
]

export function usageIn(language: Language, text: string): string {
  return language === 'en'
    ? text
    : wordings.reduce((told, [written, chinese]) => told.replace(written, chinese), text)
}
