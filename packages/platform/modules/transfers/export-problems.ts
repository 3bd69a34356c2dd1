/** What is said to a person whose file is not what an instance wrote. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { plainProblem, type RaisedProblem } from '../../kernel/http/problem.ts'

/** What is wrong with an export. */
export type ExportFault =
  | 'index-missing'
  | 'index-malformed'
  | 'version-unknown'
  | 'signature-missing'
  | 'signature-wrong'
  | 'keys-broken'
  | 'file-missing'
  | 'file-unlisted'
  | 'file-changed'
  | 'bundle-malformed'
  | 'bundle-of-another-app'
  | 'bundle-unsigned'
  | 'checkpoint-wrong'
  | 'entry-malformed'
  | 'entry-of-another-app'
  | 'entry-not-in-log'
  | 'release-not-in-log'
  | 'written-otherwise'

export interface FoundFault {
  readonly fault: ExportFault
  /** A path in the file, a version, an entry of the log, or a place among the bytes. */
  readonly where: string
}

const says: Readonly<Record<ExportFault, BilingualText>> = {
  'index-missing': {
    zh: '这不是小程序导出文件：缺少目录。',
    en: 'This is no exported mini program: it has no index.',
  },
  'index-malformed': { zh: '目录不符合格式。', en: 'The index is not in its form.' },
  'version-unknown': {
    zh: '本平台不认识这个版本的导出文件，请先升级平台。',
    en: 'This platform does not know this version of the format. Update the platform first.',
  },
  'signature-missing': { zh: '缺少原平台的签名。', en: 'The signature of the instance is missing.' },
  'signature-wrong': {
    zh: '目录与原平台的签名不符，文件被改动过。',
    en: 'The index is not what the instance signed: it was changed.',
  },
  'keys-broken': {
    zh: '原平台密钥更替的签名不成立。',
    en: 'The signatures from the instance’s earlier keys to its key do not hold.',
  },
  'file-missing': { zh: '缺少目录所列的文件。', en: 'A file that the index lists is missing.' },
  'file-unlisted': { zh: '有目录没有列出的文件。', en: 'There is a file that the index does not list.' },
  'file-changed': { zh: '文件内容与它的哈希不符。', en: 'A file is not what its hash says.' },
  'bundle-malformed': {
    zh: '代码包的清单不符合格式。',
    en: 'The manifest of a bundle is not in its form.',
  },
  'bundle-of-another-app': {
    zh: '代码包属于另一个小程序。',
    en: 'A bundle is that of another mini program.',
  },
  'bundle-unsigned': {
    zh: '代码包的签名不成立。',
    en: 'The signature of a bundle does not hold.',
  },
  'checkpoint-wrong': {
    zh: '发布日志的检查点不是由原平台签名的。',
    en: 'The checkpoint of the log of releases was not signed by the instance.',
  },
  'entry-malformed': {
    zh: '发布日志的条目不符合格式。',
    en: 'An entry of the log of releases is not in its form.',
  },
  'entry-of-another-app': {
    zh: '发布日志的条目属于另一个小程序。',
    en: 'An entry of the log of releases is about another mini program.',
  },
  'entry-not-in-log': {
    zh: '条目不在发布日志里：包含证明不成立。',
    en: 'An entry is not in the log of releases: its proof does not hold.',
  },
  'release-not-in-log': {
    zh: '上线过的版本没有发布日志的条目。',
    en: 'A version that was online has no entry in the log of releases.',
  },
  'written-otherwise': {
    zh: '文件的字节与平台写出的不同。',
    en: 'The bytes of the file are not as an instance writes them.',
  },
}

export function exportProblem({ fault, where }: FoundFault): RaisedProblem {
  const { zh, en } = says[fault]
  return plainProblem(`export-${fault}`, 422, { zh: `${zh}（${where}）`, en: `${en} (${where})` })
}

export const appNotEmpty = plainProblem('app-not-empty', 409, {
  zh: '只能导入到还没有任何版本的小程序。',
  en: 'Only an app that has no version yet can be imported into.',
})
