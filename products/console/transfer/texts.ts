import type { Texts } from '@maque/ui/language.ts'

export const transferTexts: Texts<{
  readonly title: string
  readonly hint: string
  readonly export: string
  readonly fetching: (percent: number) => string
  readonly fetched: string
  readonly import: string
  readonly importHint: string
  readonly intoHint: string
  readonly choose: string
  readonly otherName: string
  readonly otherNameHint: string
  readonly sending: (percent: number) => string
  readonly verifying: string
  readonly arrived: (version: string) => string
  readonly arrivedEmpty: string
  readonly notCompiled: string
  readonly cancel: string
  readonly origin: string
  readonly originHint: string
  readonly instance: string
  readonly key: string
  readonly appId: string
  readonly exported: string
  readonly imported: string
  readonly log: string
  readonly logEntries: (count: number) => string
  readonly versions: string
  readonly wasOnline: string
  readonly file: string
}> = {
  zh: {
    title: '带到其他平台',
    hint: '把小程序带到另一个麻雀平台：各版本的源码与代码包、签名、发布日志的证明、名称、头像、介绍和隐私指引。密钥、成员和用户数据不会导出。',
    export: '导出小程序',
    fetching: (percent) => `正在下载 ${percent}%`,
    fetched: '已导出。请妥善保管：文件里有源码。',
    import: '导入小程序',
    importHint:
      '选择另一个平台导出的 zip。平台先验证全部签名和证明，再新建小程序；AppID 是新的，版本须在这里重新提交审核。',
    intoHint: '这个小程序还没有版本，可以导入另一个平台导出的 zip；名称、头像和介绍保持不变。',
    choose: '选择导出文件',
    otherName: '名称',
    otherNameHint: '不填则沿用原来的名称',
    sending: (percent) => `正在上传 ${percent}%`,
    verifying: '正在验证签名与证明，并编译源码…',
    arrived: (version) => `已导入，版本 ${version} 成为开发版本。`,
    arrivedEmpty: '已导入，文件里没有版本。',
    notCompiled: '已导入，但版本没有编译通过：见版本管理。',
    cancel: '取消',
    origin: '来历',
    originHint: '以下是它在原平台的历史，本平台只作记录，没有审核过。请与原平台公布的公钥核对。',
    instance: '原平台',
    key: '公钥',
    appId: '原 AppID',
    exported: '导出于',
    imported: '导入于',
    log: '发布日志',
    logEntries: (count) => `${count} 条，均已验证`,
    versions: '原有版本',
    wasOnline: '上线于',
    file: '下载原文件',
  },
  en: {
    title: 'Moving',
    hint: 'Take the mini program to another Maque platform: source and bundles of its versions, their signatures, proofs from the log of releases, name, picture, introduction and privacy guide. Keys, members and data of users stay here.',
    export: 'Export the mini program',
    fetching: (percent) => `Downloading ${percent}%`,
    fetched: 'Exported. Keep it well: the file holds your source.',
    import: 'Import a mini program',
    importHint:
      'Choose the zip that another platform exported. All signatures and proofs are verified before a mini program is made of it. It gets an AppID of its own, and its versions have to be reviewed here.',
    intoHint:
      'This mini program has no version yet: a zip that another platform exported can be imported into it. Its name, picture and introduction stay.',
    choose: 'Choose the exported file',
    otherName: 'Name',
    otherNameHint: 'Left empty: as it was called there',
    sending: (percent) => `Uploading ${percent}%`,
    verifying: 'Verifying signatures and proofs, and compiling the source…',
    arrived: (version) => `Imported. Version ${version} is a development version now.`,
    arrivedEmpty: 'Imported. The file has no version.',
    notCompiled: 'Imported, but the version did not compile: see the versions.',
    cancel: 'Cancel',
    origin: 'Where it came from',
    originHint:
      'What happened on the platform before, kept as a record: nothing of it was reviewed here. Compare the key with the one that platform publishes.',
    instance: 'Platform',
    key: 'Public key',
    appId: 'AppID there',
    exported: 'Exported',
    imported: 'Imported',
    log: 'Log of releases',
    logEntries: (count) => `${count} entries, all verified`,
    versions: 'Versions there',
    wasOnline: 'online since',
    file: 'Download the file it came in',
  },
}
