/** What an uploader is told when a source was not compiled for a reason that no line of it shows. */
import type { BilingualText } from './problem.ts'

interface UploadFailure {
  /** `<seconds>` and `<megabytes>` are the limits of the instance. */
  readonly message: BilingualText
  readonly because: BilingualText
  readonly fix: BilingualText
}

const limited: BilingualText = {
  zh: '编译有限制，这样任何上传都不会让别人一直等待。',
  en: 'Compiling is limited, so that no upload can keep the others waiting.',
}

const leaveOut: BilingualText = {
  zh: '去掉小程序用不到的内容，尤其是生成的大脚本。',
  en: 'Leave out what the app does not use, above all large generated scripts.',
}

export const uploadFailures = {
  'upload/too-slow': {
    message: {
      zh: '编译超过 <seconds> 秒，已被终止。',
      en: 'Compiling took longer than <seconds> s and was ended.',
    },
    because: limited,
    fix: leaveOut,
  },
  'upload/too-much-memory': {
    message: {
      zh: '编译需要的内存超过 <megabytes> MB，已被终止。',
      en: 'Compiling needed more than <megabytes> MB of memory and was ended.',
    },
    because: limited,
    fix: leaveOut,
  },
  'upload/too-large': {
    message: {
      zh: '编译结果超过 <megabytes> MB。',
      en: 'The compiled app has more than <megabytes> MB.',
    },
    because: limited,
    fix: {
      zh: '把大的图片和媒体放到服务器上加载，不要打进包里。',
      en: 'Load large pictures and media from a server instead of packing them.',
    },
  },
  'upload/crashed': {
    message: { zh: '编译这份源码时，解析程序崩溃了。', en: 'A parser crashed in this source.' },
    because: limited,
    fix: {
      zh: '查找括号、标签或表达式嵌套了成千上万层的文件，多半是生成的；去掉它或拆开它。',
      en: 'Look for a file, mostly a generated one, whose brackets, tags or expressions are nested thousands deep; leave it out or take it apart.',
    },
  },
  'upload/platform-failed': {
    message: { zh: '平台未能编译这个版本。', en: 'The platform could not compile this version.' },
    because: {
      zh: '服务器多次出现故障，与源码无关。',
      en: 'Something on the server was out of order, several times over. It is not the source.',
    },
    fix: {
      zh: '稍后重新上传，或联系平台运营人员。',
      en: 'Upload it again later, or ask the operator of this platform.',
    },
  },
} as const satisfies Readonly<Record<string, UploadFailure>>

export type UploadFailureCode = keyof typeof uploadFailures

/** As it is shown with a version: no place of the source is to blame, so it names app.json. */
export function uploadFailure(
  code: UploadFailureCode,
  limits: { readonly seconds?: number; readonly megabytes?: number } = {},
) {
  const { message, because, fix } = uploadFailures[code]
  const filled = (text: string): string =>
    text
      .replace('<seconds>', String(limits.seconds ?? ''))
      .replace('<megabytes>', String(limits.megabytes ?? ''))
  return {
    code,
    severity: 'error' as const,
    message: { zh: filled(message.zh), en: filled(message.en) },
    because,
    fix,
    file: 'app.json',
    line: 1,
    column: 1,
  }
}
