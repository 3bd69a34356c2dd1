import type { Language } from './language.ts'

/** Everything the command line says, in every language: a missing translation does not compile. */
export interface Texts {
  /** The language that all of these are in. */
  readonly language: Language
  readonly about: string
  readonly commands: Readonly<
    Record<'create' | 'dev' | 'build' | 'check' | 'upload' | 'preview' | 'verify' | 'explain', string>
  >
  readonly folderArgument: string
  readonly nameArgument: string
  readonly codeArgument: string
  readonly exportArgument: string
  readonly options: Readonly<
    Record<
      | 'lang'
      | 'port'
      | 'public'
      | 'out'
      | 'release'
      | 'server'
      | 'app'
      | 'key'
      | 'token'
      | 'version'
      | 'description'
      | 'path'
      | 'instance',
      string
    >
  >
  readonly found: (counts: { readonly errors: number; readonly warnings: number }) => string
  readonly built: (bundle: BuiltBundle) => string
  readonly nothingBuilt: string
  readonly nothingFound: string
  readonly toDeclare: (app: DeclarableUse) => string
  readonly written: (folder: string) => string
  readonly folderMissing: (folder: string) => string
  readonly outNotEmpty: (folder: string) => string
  readonly created: (folder: string) => string
  readonly createExists: (folder: string) => string
  readonly createBadName: (name: string) => string
  readonly noToken: string
  readonly keyUnreadable: (file: string) => string
  readonly serverInvalid: (server: string) => string
  readonly versionInvalid: string
  readonly portInvalid: string
  readonly portTaken: (port: number) => string
  readonly open: (address: string) => string
  readonly openFromPhone: (address: string) => string
  /** Why another device is confined less strictly. */
  readonly sharedOrigin: string
  readonly compiled: (tookMs: number) => string
  readonly uploading: (upload: { readonly files: number; readonly size: string }) => string
  readonly uploaded: (version: string) => string
  readonly previewed: (address: string, until: Date) => string
  readonly previewFailed: string
  readonly uploadRefused: (reason: string) => string
  /** The platform took it, and could not compile it. */
  readonly uploadFailed: (version: string) => string
  readonly serverUnreachable: (server: string, reason: string) => string
  readonly exportUnreadable: (file: string) => string
  readonly exportWrong: (why: string) => string
  readonly exportWhole: (app: VerifiedExport) => string
  readonly exportOfInstance: (server: string) => string
  readonly exportOfAnother: (server: string) => string
  readonly unknownCode: (code: string) => string
  readonly why: string
  readonly example: string
  readonly fix: string
}

export interface BuiltBundle {
  readonly digest: string
  readonly pages: number
  readonly packages: number
  readonly files: number
  readonly size: string
  readonly tookMs: number
}

export interface VerifiedExport {
  readonly name: string
  readonly appId: string
  readonly instance: string
  readonly key: string
  readonly exportedAt: string
  readonly versions: number
  /** Of the log of releases. */
  readonly entries: number
}

/** What the owner of an app declares on a platform. */
export interface DeclarableUse {
  readonly privacyKeys: readonly string[]
  readonly domains: readonly string[]
}

export function textsIn(language: Language): Texts {
  return texts[language]
}

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    language: 'en',
    about: 'Maque 麻雀: write, try and publish mini programs',
    commands: {
      create: 'make a folder with a small finished app to start from',
      dev: 'open the app in a browser and reload it on every save',
      build: 'compile the app and tell what is wrong with it',
      check: 'look for what reviewers would stop at',
      upload: 'send the source to a platform as a new development version',
      preview: 'send the source to a platform and print a code that opens it on a phone for a while',
      verify: 'check the file of an app that was exported from a platform',
      explain: 'say what a diagnostic means and how to fix it',
    },
    folderArgument: 'folder of the app (app.json or project.config.json)',
    nameArgument: 'name of the new folder',
    exportArgument: 'the zip that the platform gave',
    codeArgument: 'for example wxml/for-without-key; without it, all codes',
    options: {
      lang: 'language of these messages: zh or en',
      port: 'port to listen on',
      public: 'also answer other devices in the network',
      out: 'write the bundle into this folder',
      release: 'hold sizes to the limits of a release',
      server: 'address of the platform',
      app: 'AppID',
      key: 'file with the upload key',
      token: 'the upload key itself; better set MAQUE_UPLOAD_TOKEN',
      version: 'version, like 1.0.2',
      description: 'what is new',
      path: 'where the preview begins, like pages/a/a?k=v',
      instance: 'address of the platform it should be from',
    },
    found: ({ errors, warnings }) => `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    built: ({ digest, pages, packages, files, size, tookMs }) =>
      `${count(pages, 'page')} in ${count(packages, 'package')}, ${count(files, 'file')}, ${size}, ${tookMs} ms\n${digest}`,
    nothingBuilt: 'There is nothing to open.',
    nothingFound: 'Nothing found that reviewers would stop at.',
    toDeclare: ({ privacyKeys, domains }) =>
      `To declare on the platform:\n  personal data  ${listed(privacyKeys)}\n  domains        ${listed(domains)}`,
    written: (folder) => `Written to ${folder}`,
    folderMissing: (folder) => `${folder} is not a folder.`,
    outNotEmpty: (folder) => `${folder} holds other files. Name an empty or a new folder.`,
    created: (folder) => `Created ${folder}. Next:\n\n  maque dev ${folder}`,
    createExists: (folder) => `${folder} exists already. Choose another name.`,
    createBadName: (name) => `“${name}” cannot be the name of a folder.`,
    noToken: 'Who uploads? Give --key FILE or --token, or set MAQUE_UPLOAD_TOKEN.',
    keyUnreadable: (file) => `The key file ${file} cannot be read.`,
    serverInvalid: (server) => `“${server}” is not an address like https://maque.example.`,
    versionInvalid: 'A version is three numbers: --version 1.0.2',
    portInvalid: 'A port is a number from 1 to 65535.',
    portTaken: (port) => `Another program listens on port ${port}. Name a free one: --port ${port + 1}`,
    open: (address) => `Open ${address}`,
    openFromPhone: (address) => `or ${address} on a phone in the same network`,
    sharedOrigin:
      'There the app shares an origin with the player: it is confined as well, but one that loops can freeze the page.',
    compiled: (tookMs) => `Compiled in ${tookMs} ms`,
    uploading: ({ files, size }) => `Uploading ${count(files, 'file')}, ${size} …`,
    uploaded: (version) => `Uploaded as version ${version}.`,
    previewed: (address, until) =>
      `${address}\nMembers of the app can open it until ${until.toLocaleTimeString('en')}.`,
    previewFailed: 'The platform could not compile the preview.',
    uploadRefused: (reason) => `The platform refused: ${reason}`,
    uploadFailed: (version) => `The platform could not compile version ${version}.`,
    serverUnreachable: (server, reason) => `${server} does not answer: ${reason}`,
    exportUnreadable: (file) => `${file} cannot be read.`,
    exportWrong: (why) => `It is not what a platform wrote: ${why}`,
    exportWhole: ({ name, appId, instance, key, exportedAt, versions, entries }) =>
      `${name} (${appId}), exported from ${instance} at ${exportedAt}\n${count(versions, 'version')}, ${entries} in the log of releases; every signature, proof and hash holds.\nSigned by the key ${key}`,
    exportOfInstance: (server) => `That is the key of ${server}, or one that has signed for it.`,
    exportOfAnother: (server) => `That is not the key of ${server}, nor one that has signed for it.`,
    unknownCode: (code) => `There is no diagnostic ${code}. \`maque explain\` lists all.`,
    why: 'Why',
    example: 'An example that gives it',
    fix: 'Fix',
  },
  zh: {
    language: 'zh',
    about: 'Maque 麻雀：编写、调试、发布小程序',
    commands: {
      create: '新建一个文件夹，里面是可以直接运行的小程序',
      dev: '在浏览器里打开小程序，保存即刷新',
      build: '编译小程序，并指出其中的问题',
      check: '检查审核时会发现的问题',
      upload: '把源码上传到平台，成为新的开发版本',
      preview: '把源码上传到平台，打印一个在手机上临时打开它的二维码',
      verify: '检查从平台导出的小程序文件',
      explain: '解释一条诊断的含义和解决办法',
    },
    folderArgument: '小程序所在文件夹（含 app.json 或 project.config.json）',
    nameArgument: '新文件夹的名字',
    exportArgument: '平台给出的 zip',
    codeArgument: '例如 wxml/for-without-key；不写则列出全部',
    options: {
      lang: '提示语言：zh 或 en',
      port: '监听端口',
      public: '允许同一网络里的其他设备访问',
      out: '把编译结果写入此文件夹',
      release: '按发布版本的体积限制检查',
      server: '平台地址',
      app: 'AppID',
      key: '上传密钥文件',
      token: '上传密钥本身；建议改用环境变量 MAQUE_UPLOAD_TOKEN',
      version: '版本号，如 1.0.2',
      description: '版本说明',
      path: '预览从哪个页面开始，如 pages/a/a?k=v',
      instance: '它应当来自的平台地址',
    },
    found: ({ errors, warnings }) => `${errors} 个错误，${warnings} 个警告`,
    built: ({ digest, pages, packages, files, size, tookMs }) =>
      `${packages} 个包，${pages} 个页面，${files} 个文件，${size}，用时 ${tookMs} 毫秒\n${digest}`,
    nothingBuilt: '没有可以打开的页面。',
    nothingFound: '没有发现审核会指出的问题。',
    toDeclare: ({ privacyKeys, domains }) =>
      `需要在平台上声明：\n  个人信息  ${listed(privacyKeys)}\n  域名      ${listed(domains)}`,
    written: (folder) => `已写入 ${folder}`,
    folderMissing: (folder) => `${folder} 不是文件夹。`,
    outNotEmpty: (folder) => `${folder} 里已有其他文件，请换一个空文件夹。`,
    created: (folder) => `已创建 ${folder}。接下来：\n\n  maque dev ${folder}`,
    createExists: (folder) => `${folder} 已存在，请换一个名字。`,
    createBadName: (name) => `“${name}”不能用作文件夹名。`,
    noToken: '缺少上传密钥：请用 --key 文件、--token，或设置环境变量 MAQUE_UPLOAD_TOKEN。',
    keyUnreadable: (file) => `无法读取密钥文件 ${file}。`,
    serverInvalid: (server) => `“${server}”不是有效地址，应形如 https://maque.example。`,
    versionInvalid: '版本号由三个数字组成：--version 1.0.2',
    portInvalid: '端口是 1 到 65535 之间的数字。',
    portTaken: (port) => `端口 ${port} 已被其他程序占用，请换一个：--port ${port + 1}`,
    open: (address) => `打开 ${address}`,
    openFromPhone: (address) => `或在同一网络的手机上打开 ${address}`,
    sharedOrigin: '在手机上小程序与播放器同源：同样受限，但死循环会卡住整个页面。',
    compiled: (tookMs) => `编译完成，用时 ${tookMs} 毫秒`,
    uploading: ({ files, size }) => `正在上传 ${files} 个文件，${size} …`,
    uploaded: (version) => `已上传，版本 ${version}。`,
    previewed: (address, until) =>
      `${address}\n项目成员可以打开，有效期至 ${until.toLocaleTimeString('zh-CN')}。`,
    previewFailed: '平台未能编译这个预览。',
    uploadRefused: (reason) => `平台拒绝了上传：${reason}`,
    uploadFailed: (version) => `平台未能编译版本 ${version}。`,
    serverUnreachable: (server, reason) => `${server} 没有响应：${reason}`,
    exportUnreadable: (file) => `无法读取 ${file}。`,
    exportWrong: (why) => `这不是平台写出的文件：${why}`,
    exportWhole: ({ name, appId, instance, key, exportedAt, versions, entries }) =>
      `${name}（${appId}），${exportedAt} 导出自 ${instance}\n${versions} 个版本，发布日志 ${entries} 条；签名、证明与哈希均已核对。\n签名公钥 ${key}`,
    exportOfInstance: (server) => `公钥属于 ${server}，或由它此前的密钥签名更替而来。`,
    exportOfAnother: (server) => `公钥不属于 ${server}，也没有为它的密钥签过名。`,
    unknownCode: (code) => `没有诊断 ${code}。运行 \`maque explain\` 查看全部。`,
    why: '原因',
    example: '会得到它的例子',
    fix: '解决',
  },
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.join(', ')
}
