import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { defineProblem, plainProblem } from '../../kernel/http/problem.ts'

export const ciOptionUnknown = defineProblem<{ readonly option: string }>({
  code: 'ci-option-unsupported',
  status: 422,
  says: ({ option }) => ({
    zh: `本平台不支持这样上传：${option}。`,
    en: `This platform takes no upload with ${option}.`,
  }),
})

/** The program hears it as "send it here". */
export const noObjectStore = plainProblem('no-object-store', 404, {
  zh: '本平台直接接收代码包，不经对象存储。',
  en: 'Packages are sent here itself, not to an object store.',
})

export const robotHasNoMaps = defineProblem<{ readonly robot: number }>({
  code: 'no-source-maps',
  status: 404,
  says: ({ robot }) => ({
    zh: `ci机器人${robot} 没有可用的 Source Map：它还没有上传过编译成功的版本。`,
    en: `There are no source maps of robot ${robot}: it has uploaded no version that compiled.`,
  }),
})

/** Not a rule: the first ones tell enough. */
const TOLD = 5

export const didNotCompile = defineProblem<{ readonly diagnostics: readonly ReleaseDiagnostic[] }>({
  code: 'upload-not-compiled',
  status: 422,
  says({ diagnostics }) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').slice(0, TOLD)
    const told = (language: 'zh' | 'en'): string =>
      errors
        .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message[language]}`)
        .join('\n')
    return { zh: `代码编译失败：\n${told('zh')}`, en: `The project did not compile:\n${told('en')}` }
  },
})
