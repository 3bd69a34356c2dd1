import type { CorpMember } from '@maque/protocol/platform/corps.ts'
import type { Texts } from '@maque/ui/language.ts'

export const directoryTexts: Texts<{
  readonly title: string
  readonly corpId: string
  readonly directory: string
  readonly tags: string
  readonly agents: string
  readonly miniPrograms: string
  readonly preview: string
  readonly departments: string
  readonly openBranch: (name: string) => string
  readonly closeBranch: (name: string) => string
  readonly addDepartment: string
  readonly editDepartment: string
  readonly removeDepartment: string
  readonly removeDepartmentQuestion: (name: string) => string
  readonly name: string
  readonly parent: string
  readonly position: string
  readonly positionHint: string
  readonly members: string
  readonly count: (used: number, limit: number) => string
  readonly search: string
  readonly noMembers: string
  readonly more: (shown: number, total: number) => string
  readonly addMember: string
  readonly editMember: string
  readonly removeMember: string
  readonly removeMemberQuestion: (name: string) => string
  readonly memberName: string
  readonly userId: string
  readonly userIdHint: string
  readonly login: string
  readonly loginHint: string
  readonly jobTitle: string
  readonly ofDepartments: string
  readonly disabled: string
  readonly states: Readonly<Record<CorpMember['state'], string>>
  readonly importMembers: string
  readonly importHint: string
  readonly importSample: string
  readonly chooseFile: string
  readonly importAdded: (added: number, total: number) => string
  readonly line: (line: number, userId: string) => string
  readonly isAdded: string
  readonly addTag: string
  readonly editTag: string
  readonly removeTag: string
  readonly removeTagQuestion: (name: string) => string
  readonly noTags: string
  readonly tagMembers: (members: number, departments: number) => string
  readonly save: string
  readonly edit: string
  readonly cancel: string
  readonly close: string
}> = {
  zh: {
    title: '企业',
    corpId: '企业 ID',
    directory: '通讯录',
    tags: '标签',
    agents: '应用',
    miniPrograms: '小程序',
    preview: '工作台预览',
    departments: '部门',
    openBranch: (name) => `展开${name}`,
    closeBranch: (name) => `收起${name}`,
    addDepartment: '添加子部门',
    editDepartment: '修改或移动',
    removeDepartment: '删除部门',
    removeDepartmentQuestion: (name) => `删除部门“${name}”？`,
    name: '名称',
    parent: '上级部门',
    position: '次序',
    positionHint: '同级部门中，数字小的在前。',
    members: '成员',
    count: (used, limit) => `成员 ${used} / ${limit}`,
    search: '按姓名、UserID、手机号或邮箱查找',
    noMembers: '没有成员。',
    more: (shown, total) => `共 ${total} 人，显示前 ${shown} 人。`,
    addMember: '添加成员',
    editMember: '编辑成员',
    removeMember: '删除成员',
    removeMemberQuestion: (name) => `删除成员“${name}”？其收到的应用消息也会删除。`,
    memberName: '姓名',
    userId: 'UserID',
    userIdHint: '字母、数字和 _ - @ . ，之后不能修改。',
    login: '手机号或邮箱',
    loginHint: '用它登录的人会收到邀请，确认后才能看到工作台与消息。',
    jobTitle: '职务',
    ofDepartments: '所属部门',
    disabled: '停用',
    states: { invited: '未加入', active: '已加入', disabled: '已停用' },
    importMembers: '批量导入',
    importHint:
      'CSV，每行一个成员：UserID,姓名,手机号或邮箱,部门,职务。部门写根部门以下的路径，多个用分号隔开；不写即根部门。能添加的行都会添加，其余逐行说明原因。',
    importSample:
      'UserID,姓名,登录帐号,部门,职务\nzhangsan,张三,13800000000,研发/前端;研发,组长\nlisi,李四,lisi@example.com,,',
    chooseFile: '选择文件',
    importAdded: (added, total) => `已添加 ${added} 人，共 ${total} 行。`,
    line: (line, userId) => `第 ${line} 行 ${userId}`,
    isAdded: '已添加',
    addTag: '添加标签',
    editTag: '编辑标签',
    removeTag: '删除标签',
    removeTagQuestion: (name) => `删除标签“${name}”？`,
    noTags: '还没有标签。',
    tagMembers: (members, departments) => `${members} 个成员，${departments} 个部门`,
    save: '保存',
    edit: '编辑',
    cancel: '取消',
    close: '关闭',
  },
  en: {
    title: 'Enterprise',
    corpId: 'Corp id',
    directory: 'Directory',
    tags: 'Tags',
    agents: 'Agents',
    miniPrograms: 'Mini programs',
    preview: 'Workbench preview',
    departments: 'Departments',
    openBranch: (name) => `Open ${name}`,
    closeBranch: (name) => `Close ${name}`,
    addDepartment: 'Add a department below',
    editDepartment: 'Rename or move',
    removeDepartment: 'Remove the department',
    removeDepartmentQuestion: (name) => `Remove the department “${name}”?`,
    name: 'Name',
    parent: 'Below',
    position: 'Position',
    positionHint: 'Among its siblings: the smallest comes first.',
    members: 'Members',
    count: (used, limit) => `${used} members of ${limit}`,
    search: 'Find by name, user id, phone number or e-mail address',
    noMembers: 'No members.',
    more: (shown, total) => `${total} in all; the first ${shown} are shown.`,
    addMember: 'Add a member',
    editMember: 'Edit a member',
    removeMember: 'Remove the member',
    removeMemberQuestion: (name) => `Remove “${name}”, and the messages they were sent?`,
    memberName: 'Name',
    userId: 'User id',
    userIdHint: 'Letters, digits and _ - @ . ; it stays as it is.',
    login: 'Phone number or e-mail address',
    loginHint: 'Who signs in with it is invited; after saying yes they see the workbench and their messages.',
    jobTitle: 'Title',
    ofDepartments: 'Departments',
    disabled: 'Switched off',
    states: { invited: 'Invited', active: 'Joined', disabled: 'Switched off' },
    importMembers: 'Import',
    importHint:
      'CSV, a member a line: user id, name, phone number or e-mail address, departments, title. Departments are paths below the root, several separated by semicolons; none is the root. Each line that can be is added; of each other one you are told why not.',
    importSample:
      'userid,name,login,departments,title\nann,Ann,13800000000,R&D/Web;R&D,Lead\nbob,Bob,bob@example.com,,',
    chooseFile: 'Choose a file',
    importAdded: (added, total) => `${added} of ${total} lines were added.`,
    line: (line, userId) => `Line ${line} ${userId}`,
    isAdded: 'added',
    addTag: 'Add a tag',
    editTag: 'Edit a tag',
    removeTag: 'Remove the tag',
    removeTagQuestion: (name) => `Remove the tag “${name}”?`,
    noTags: 'No tags yet.',
    tagMembers: (members, departments) => `${members} members, ${departments} departments`,
    save: 'Save',
    edit: 'Edit',
    cancel: 'Cancel',
    close: 'Close',
  },
}
