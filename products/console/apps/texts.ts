import type { Texts } from '@maque/ui/language.ts'

export const appTexts: Texts<{
  readonly mine: string
  readonly create: string
  readonly none: string
  readonly noneHint: string
  readonly name: string
  readonly nameHint: string
  readonly intro: string
  readonly introHint: string
  readonly cancel: string
  readonly save: string
  readonly saved: string
  readonly online: string
  readonly notOnline: string
  readonly versions: string
  readonly settings: string
  readonly development: string
  readonly upload: string
  readonly uploadHint: string
  readonly chooseFolder: string
  readonly chooseZip: string
  readonly version: string
  readonly description: string
  readonly packing: string
  readonly sending: (percent: number) => string
  readonly compiling: string
  readonly uploaded: (version: string) => string
  /** What was uploaded here and is meant for another app. */
  readonly committed: (version: string, appId: string) => string
  readonly compileFailed: string
  readonly diagnostics: (count: number) => string
  readonly because: string
  readonly fix: string
  readonly by: string
  readonly at: string
  readonly size: string
  readonly state: string
  readonly actions: string
  readonly preview: string
  readonly release: string
  readonly releaseConfirm: (version: string) => string
  readonly released: string
  readonly rollBack: string
  readonly rollBackConfirm: (version: string) => string
  readonly rolledBack: string
  readonly openOnline: string
  readonly onlineVersion: string
  readonly auditVersion: string
  readonly otherVersions: string
  readonly noOnline: string
  readonly noAudit: string
  readonly noVersions: string
  readonly noOtherVersions: string
  readonly appId: string
  readonly copied: string
  readonly officialAccountAsks: (name: string) => string
  readonly corpAsks: (name: string) => string
  readonly migrationAsks: (name: string) => string
  readonly toAnswer: string
  readonly gone: string
  readonly back: string
  readonly trial: string
  readonly openTrial: (version: string) => string
  readonly noTrial: string
  readonly trialCodeOver: string
}> = {
  zh: {
    officialAccountAsks: (name) => `公众号「${name}」申请与这个小程序关联。`,
    corpAsks: (name) => `企业「${name}」申请把这个小程序关联到工作台。`,
    migrationAsks: (name) => `小程序「${name}」申请迁移到这个小程序。`,
    toAnswer: '去答复',
    gone: '没有这个小程序，或者你已不是它的成员。',
    mine: '我的小程序',
    create: '新建小程序',
    none: '还没有小程序',
    noneHint: '新建一个，然后上传代码。',
    name: '名称',
    nameHint: '4–30 个字符，全平台唯一',
    intro: '介绍',
    introHint: '4–120 个字，说明提供什么服务',
    cancel: '取消',
    save: '保存',
    saved: '已保存',
    online: '已上线',
    notOnline: '未上线',
    versions: '版本管理',
    settings: '设置',
    development: '开发设置',
    upload: '上传代码',
    uploadHint:
      '选择项目文件夹（含 app.json 或 project.config.json），或它的 zip。服务器会编译源码。也可以用命令行：',
    chooseFolder: '选择文件夹',
    chooseZip: '选择 zip',
    version: '版本号',
    description: '项目备注',
    packing: '正在打包…',
    sending: (percent) => `正在上传 ${percent}%`,
    compiling: '服务器正在编译…',
    uploaded: (version) => `版本 ${version} 已成为开发版本`,
    committed: (version, appId) => `版本 ${version} 已按 ext.json 直接提交到 ${appId}`,
    compileFailed: '编译未通过，请按下面的提示修改后重新上传。',
    diagnostics: (count) => `${count} 条编译提示`,
    because: '原因：',
    fix: '解决：',
    by: '上传者',
    at: '时间',
    size: '大小',
    state: '状态',
    actions: '操作',
    preview: '预览',
    release: '发布',
    releaseConfirm: (version) => `发布后，所有用户将使用版本 ${version}。`,
    released: '已发布',
    rollBack: '回退到此版本',
    rollBackConfirm: (version) => `线上将换回版本 ${version}。`,
    rolledBack: '已回退',
    openOnline: '打开',
    onlineVersion: '线上版本',
    auditVersion: '审核版本',
    otherVersions: '开发版本与历史',
    noOnline: '尚未提交线上版本',
    noAudit: '暂无提交审核的版本或版本已发布上线',
    noVersions: '还没有上传代码',
    noOtherVersions: '没有其他版本',
    appId: 'AppID',
    copied: '已复制',
    back: '返回我的小程序',
    trial: '体验版',
    openTrial: (version) => `打开 ${version}`,
    noTrial: '暂时没有体验版。',
    trialCodeOver: '体验码已过期，请管理员更新。',
  },
  en: {
    officialAccountAsks: (name) =>
      `The official account “${name}” asks to be associated with this mini program.`,
    corpAsks: (name) => `The enterprise “${name}” asks to have this mini program in its workbench.`,
    migrationAsks: (name) => `The mini program “${name}” asks to lead its users into this one.`,
    toAnswer: 'Answer',
    gone: 'There is no such mini program, or you no longer belong to it.',
    mine: 'My mini programs',
    create: 'New mini program',
    none: 'No mini program yet',
    noneHint: 'Create one, then upload code.',
    name: 'Name',
    nameHint: '4–30 characters, unique on this platform',
    intro: 'Introduction',
    introHint: '4–120 characters: what it does for people',
    cancel: 'Cancel',
    save: 'Save',
    saved: 'Saved',
    online: 'Online',
    notOnline: 'Not online',
    versions: 'Versions',
    settings: 'Settings',
    development: 'Development',
    upload: 'Upload code',
    uploadHint:
      'Choose the project folder (with app.json or project.config.json), or a zip of it. The server compiles the source. Or from a terminal:',
    chooseFolder: 'Choose folder',
    chooseZip: 'Choose zip',
    version: 'Version',
    description: 'Note',
    packing: 'Packing…',
    sending: (percent) => `Uploading ${percent}%`,
    compiling: 'The server is compiling…',
    uploaded: (version) => `Version ${version} is now a development version`,
    committed: (version, appId) => `Version ${version} has been committed to ${appId}, as ext.json says`,
    compileFailed: 'It did not compile. Mend what is named below and upload again.',
    diagnostics: (count) => `${count} compiler messages`,
    because: 'Why: ',
    fix: 'Fix: ',
    by: 'Uploaded by',
    at: 'Time',
    size: 'Size',
    state: 'State',
    actions: 'Actions',
    preview: 'Preview',
    release: 'Release',
    releaseConfirm: (version) => `Everybody will get version ${version}.`,
    released: 'Released',
    rollBack: 'Roll back to this',
    rollBackConfirm: (version) => `Version ${version} will be online again.`,
    rolledBack: 'Rolled back',
    openOnline: 'Open',
    onlineVersion: 'Online',
    auditVersion: 'In review',
    otherVersions: 'Development versions and history',
    noOnline: 'Nothing is online yet',
    noAudit: 'Nothing is in review',
    noVersions: 'No code has been uploaded',
    noOtherVersions: 'There is no other version',
    appId: 'AppID',
    copied: 'Copied',
    back: 'Back to my mini programs',
    trial: 'Trial version',
    openTrial: (version) => `Open ${version}`,
    noTrial: 'No version is offered to try at present.',
    trialCodeOver: 'The trial code is over: ask the administrator to renew it.',
  },
}
