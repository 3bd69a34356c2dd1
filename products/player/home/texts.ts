import type { Texts } from '@maque/ui/language.ts'

interface Messages {
  readonly title: string
  readonly search: string
  readonly clear: string
  readonly recent: string
  readonly discover: string
  readonly results: (text: string) => string
  readonly nothingFound: (text: string) => string
  readonly notAll: string
  readonly nothingYet: string
  readonly nothingYetHint: string
  readonly couldNotLoad: string
  readonly again: string
  readonly forget: (name: string) => string
  readonly running: string
  readonly otherLanguage: string
  readonly opening: (name: string) => string
  readonly notFound: string
  readonly scan: string
  readonly openLink: string
  readonly noCode: string
  readonly ordinaryLink: string
  readonly notFoundHint: string
  readonly home: string
  readonly preview: string
}

export const texts: Texts<Messages> = {
  zh: {
    title: '麻雀',
    search: '搜索小程序',
    clear: '清除',
    recent: '最近使用',
    discover: '发现小程序',
    results: (text) => `“${text}”的搜索结果`,
    nothingFound: (text) => `没有找到名称含“${text}”的小程序`,
    notAll: '还有更多，输入名称可以找到。',
    nothingYet: '还没有上线的小程序',
    nothingYetHint: '在控制台上传、提交审核并发布后，会出现在这里。',
    couldNotLoad: '加载失败，请检查网络后重试。',
    again: '重试',
    forget: (name) => `从最近使用中移除${name}`,
    running: '运行中',
    otherLanguage: 'English',
    opening: (name) => `正在打开${name}`,
    scan: '扫一扫',
    openLink: '打开链接',
    noCode: '没有识别到可以打开的二维码。',
    ordinaryLink: '这是一个普通链接，没有对应的小程序：',
    notFound: '小程序不存在或未上线',
    notFoundHint: '它可能已下架，或链接有误。',
    home: '回到首页',
    preview: '预览',
  },
  en: {
    title: 'Maque',
    search: 'Search mini programs',
    clear: 'Clear',
    recent: 'Recent',
    discover: 'Discover',
    results: (text) => `Results for “${text}”`,
    nothingFound: (text) => `No mini program has “${text}” in its name`,
    notAll: 'There are more: search by name.',
    nothingYet: 'No mini program is online yet',
    nothingYetHint: 'Upload, submit and release one in the console, and it appears here.',
    couldNotLoad: 'Could not load. Check the network and try again.',
    again: 'Try again',
    forget: (name) => `Remove ${name} from recent`,
    running: 'Running',
    otherLanguage: '中文',
    opening: (name) => `Opening ${name}`,
    scan: 'Scan',
    openLink: 'Open the link',
    noCode: 'There is no code that could be opened.',
    ordinaryLink: 'This is an ordinary link that opens no mini program:',
    notFound: 'This mini program does not exist or is not online',
    notFoundHint: 'It may have been taken down, or the link is wrong.',
    home: 'Home',
    preview: 'Preview',
  },
}
