/** What is said to a person whose archive is refused. */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { RaisedProblem } from '../http/problem.ts'
import type { RuleId } from '../policy/packs.ts'
import type { ArchiveReason, ArchiveRefusal } from './archive-refusal.ts'

const says: Readonly<Record<ArchiveReason, BilingualText>> = {
  'not-a-zip': { zh: '这不是完整的 zip 文件。', en: 'This is not a complete zip file.' },
  'not-a-pack': {
    zh: '这不是完整的 miniprogram-ci 代码包。',
    en: 'This is not a complete package of miniprogram-ci.',
  },
  'bytes-before-first-entry': {
    zh: 'zip 的第一个文件之前有别的内容。',
    en: 'There is something before the first entry of the zip.',
  },
  'too-many-entries': { zh: 'zip 里的文件太多。', en: 'The zip has too many entries.' },
  encrypted: { zh: 'zip 里有加密的文件。', en: 'The zip has an encrypted entry.' },
  'compression-unknown': {
    zh: 'zip 里有用未知方法压缩的文件。',
    en: 'The zip has an entry that is compressed in an unknown way.',
  },
  'not-a-regular-file': {
    zh: 'zip 里只能有普通文件和文件夹，不能有链接或设备。',
    en: 'A zip may hold files and folders, but no links or devices.',
  },
  'name-empty': { zh: 'zip 里有没有名字的文件。', en: 'The zip has an entry without a name.' },
  'name-not-text': { zh: 'zip 里有名字无法读出的文件。', en: 'The zip has a name that is not text.' },
  'name-with-control-character': {
    zh: '文件名里有控制字符。',
    en: 'A name holds a control character.',
  },
  'name-with-backslash': {
    zh: '文件名里有反斜杠；路径应以 / 分隔。',
    en: 'A name holds a backslash; paths are separated by "/".',
  },
  'name-absolute': { zh: '文件名是绝对路径。', en: 'A name is an absolute path.' },
  'name-with-dots': {
    zh: '文件路径里有空的、“.” 或 “..” 的一段。',
    en: 'A path has an empty step, "." or "..".',
  },
  'name-too-long': { zh: '文件路径太长。', en: 'A path is too long.' },
  'too-deep': { zh: '文件夹嵌套太深。', en: 'Folders are nested too deep.' },
  'name-twice': { zh: '同一个文件名出现了两次。', en: 'The same name is there twice.' },
  'name-twice-but-for-case': {
    zh: '两个文件名只有大小写或字符写法不同。',
    en: 'Two names differ only in case or in how their characters are written.',
  },
  'file-is-also-folder': {
    zh: '同一个名字既是文件又是文件夹。',
    en: 'The same name is a file and a folder.',
  },
  'headers-differ': {
    zh: 'zip 对同一个文件有两种不同的说法。',
    en: 'The zip says two different things about the same entry.',
  },
  'entries-overlap': { zh: 'zip 里的文件互相重叠。', en: 'Entries of the zip overlap.' },
  'file-too-large': { zh: '有文件太大。', en: 'A file is too large.' },
  'too-large': { zh: '解压后的总大小超过上限。', en: 'All files together are too large.' },
  'compressed-too-well': {
    zh: '有文件的压缩率高得不正常。',
    en: 'A file is compressed better than files are.',
  },
  'size-is-wrong': { zh: '有文件的实际大小与所写的不同。', en: 'A file has another size than the zip says.' },
  'checksum-is-wrong': { zh: '有文件的内容已损坏。', en: 'The content of a file is damaged.' },
}

const rules: Readonly<Partial<Record<ArchiveReason, RuleId>>> = {
  'too-many-entries': 'archive.entries',
  'name-too-long': 'archive.name-bytes',
  'too-deep': 'archive.depth',
  'file-too-large': 'archive.file-bytes',
  'too-large': 'archive.total-bytes',
  'compressed-too-well': 'archive.ratio',
}

export function archiveProblem({ reason, entry, limit }: ArchiveRefusal): RaisedProblem {
  const { zh, en } = says[reason]
  const code = `archive-${reason}`
  const rule = rules[reason]
  return {
    status: 422,
    problem: {
      code,
      message: entry === undefined ? { zh, en } : { zh: `${zh}（${entry}）`, en: `${en} (${entry})` },
      ...(rule && { rule: { id: rule, ...(limit !== undefined && { limit }) } }),
    },
  }
}
