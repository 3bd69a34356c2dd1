/** What was wrong on the pages that were walked, in words. */
import { walkFinding } from '@maque/examination/walk/catalogue.ts'
import type { ExaminationFinding, WalkedPage } from '@maque/protocol/platform/examination.ts'
import type { AskedHost } from './walk-server.ts'
import type { PageAnswer, Trouble } from './walk-words.ts'

const SLOW_MS = 5000
const MILLISECONDS = 1000
const LONGEST_EVIDENCE = 2000

/** Each the same thing once, on the page where it was seen first. */
export function walkFindings(
  answers: readonly PageAnswer[],
  inAuthorsPlaces: (text: string) => string,
): readonly ExaminationFinding[] {
  const found = new Map<string, ExaminationFinding>()
  const add = (key: string, finding: ExaminationFinding): void => {
    if (!found.has(key)) found.set(key, finding)
  }
  for (const { page, troubles, asked } of answers) {
    for (const finding of ofPage(page)) add(`${finding.code} ${page.page}`, finding)
    for (const trouble of troubles) {
      const finding = ofTrouble(trouble, page.page, inAuthorsPlaces)
      add(
        `${finding.code} ${trouble.kind === 'inaccessible' ? trouble.rule + page.page : finding.evidence}`,
        finding,
      )
    }
    for (const host of asked)
      if (!host.isAllowed) add(`asked ${host.origin}`, refusedRequest(host, page.page))
  }
  return [...found.values()]
}

function ofPage({ page, title, outcome, contentMs }: WalkedPage): readonly ExaminationFinding[] {
  const at = { page, evidence: title }
  switch (outcome) {
    case 'blank':
      return [{ ...at, ...walkFinding('run/blank') }]
    case 'stuck':
      return [{ ...at, ...walkFinding('run/stuck') }]
    case 'shown': {
      if (contentMs === undefined || contentMs < SLOW_MS) return []
      const seconds = (contentMs / MILLISECONDS).toFixed(1)
      return [{ ...at, ...walkFinding('run/slow', { what: seconds }) }]
    }
  }
}

function ofTrouble(
  trouble: Trouble,
  page: string,
  inAuthorsPlaces: (text: string) => string,
): ExaminationFinding {
  switch (trouble.kind) {
    case 'error': {
      const text = inAuthorsPlaces(trouble.text)
      const place = placeIn(text)
      return {
        ...walkFinding('run/error'),
        page,
        ...(place && { place }),
        evidence: text.slice(0, LONGEST_EVIDENCE),
      }
    }
    case 'crashed':
      return { ...walkFinding('run/crashed'), page, evidence: '' }
    case 'inaccessible':
      return {
        code: `access/${trouble.rule}`,
        item: 'R8.3',
        severity: 'info',
        message: {
          zh: `${ruleNames[trouble.rule] ?? trouble.help}（${trouble.times} 处）`,
          en: `${trouble.help} (${trouble.times} times)`,
        },
        page,
        evidence: trouble.html,
      }
  }
}

/** Those of axe-core that pages of apps meet most often. */
const ruleNames: Readonly<Record<string, string>> = {
  'color-contrast': '文字与背景的对比度不够',
  'image-alt': '图片没有替代文字',
  'button-name': '按钮没有名称',
  'link-name': '链接没有名称',
  label: '输入框没有标签',
  'nested-interactive': '可操作的元素互相嵌套',
  'aria-required-children': 'ARIA 角色缺少必需的子元素',
  'aria-required-parent': 'ARIA 角色缺少必需的父元素',
  'aria-input-field-name': '输入控件没有名称',
  'aria-toggle-field-name': '开关没有名称',
}

/** As the author knows it: `pages/a/a.js:3:5`. */
function placeIn(text: string): ExaminationFinding['place'] {
  const found = /(?:^|[\s(])((?:[\w@.-]+\/)*[\w@.-]+\.(?:js|ts|wxml|wxs)):(\d+):(\d+)/.exec(text)
  const [, file, line, column] = found ?? []
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) }
}

function refusedRequest({ origin, times }: AskedHost, page: string): ExaminationFinding {
  const found = walkFinding('run/refused-request', { what: origin, times: String(times) })
  return { ...found, page, evidence: origin }
}
