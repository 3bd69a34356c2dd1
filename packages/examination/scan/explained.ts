/** Why the scan tells what it finds, what to do, and a smallest app in which it is found. */
import type { Example } from '@maque/compiler/catalogue/examples.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { FindingCode } from './catalogue.ts'

interface ExplainedFinding {
  readonly because: BilingualText
  readonly fix: BilingualText
  readonly example: Example
}

const text = (zh: string, en: string): BilingualText => ({ zh, en })
const script = (body: string): Example => ({ 'pages/a/a.js': body })
const template = (body: string): Example => ({ 'pages/a/a.wxml': body })

const unreviewed = text(
  '审核看到的代码必须就是运行的代码；平台也不会执行文本。',
  'What is reviewed has to be what runs; text is not run here at all.',
)
const everybodys = text(
  '包里的内容每个用户都能取出，其中的密钥等于公开；应视为已泄露。',
  'Every user can take out what a package holds: a key in it is everybody’s, and has to be replaced.',
)
const onServer = text(
  '在服务器上使用密钥，小程序只请求你的服务器；并更换已经写进代码的密钥。',
  'Use the key on your server, which the app asks; and replace the key that was in the code.',
)
const reviewersStop = text(
  '审核员会在这里停下来，很可能因此驳回。',
  'Reviewers stop here, and may well send the version back.',
)
const sizes = text(
  '包越大，打开越慢，也越早到达大小上限。',
  'The larger a package, the later it opens, and the sooner it is too large.',
)

export const explainedFindings: Readonly<Record<FindingCode, ExplainedFinding>> = {
  'code/runs-text': {
    because: unreviewed,
    fix: text(
      '用普通函数或数据代替；要算表达式，写一个小的解析器。',
      'Write it as a function, or as data that functions read.',
    ),
    example: script("Page({ onLoad() { eval('1 + 1') } })"),
  },
  'code/asks-for-global': {
    because: text(
      '库常这样寻找全局对象；这里得到的是拒绝。',
      'Libraries look for the global object so; here they are refused.',
    ),
    fix: text(
      '库若接着尝试 `globalThis` 就没有影响；否则升级它。',
      'Nothing, if the library then tries `globalThis`; otherwise take a newer one.',
    ),
    example: script("const root = Function('return this')()\nPage({})"),
  },
  'code/interpreter': {
    because: unreviewed,
    fix: text(
      '去掉解释器，把它执行的内容写成代码。',
      'Leave the interpreter out and write what it ran as code.',
    ),
    example: {
      'pages/a/a.js': "require('../../lib/eval5/index')\nPage({})",
      'lib/eval5/index.js': 'module.exports = {}',
    },
  },
  'privacy/not-declared': {
    because: text(
      '没有声明的个人信息，接口会拒绝提供。',
      'Interfaces refuse personal data that was not declared.',
    ),
    fix: text(
      '在控制台的隐私保护指引里声明用途，或不再使用。',
      'Declare in the console’s privacy guide what it is for, or do without it.',
    ),
    example: script('Page({ pick() { wx.chooseImage({}) } })'),
  },
  'privacy/not-in-app-json': {
    because: text(
      '系统询问用户时，要显示 app.json 里的用途说明。',
      'Users are shown the purpose from app.json when they are asked.',
    ),
    fix: text(
      '在 app.json 的 `permission` 或 `requiredPrivateInfos` 里写明。',
      'Name it in `permission` or `requiredPrivateInfos` of app.json.',
    ),
    example: script('Page({ find() { wx.getLocation({}) } })'),
  },
  'location/never-stopped': {
    because: text(
      '不停止就一直耗电，用户也一直被跟踪。',
      'It keeps using the battery, and users are followed for as long.',
    ),
    fix: text(
      '离开页面时调用 `wx.stopLocationUpdate`。',
      'Call `wx.stopLocationUpdate` when the page is left.',
    ),
    example: script('Page({ onLoad() { wx.startLocationUpdate() } })'),
  },
  'domain/not-declared': {
    because: text(
      '正式版只能请求登记过的服务器域名。',
      'Released versions reach their declared server domains alone.',
    ),
    fix: text(
      '在控制台的开发设置里登记这个域名，或去掉请求。',
      'Declare the domain in the console, under development, or leave the request out.',
    ),
    example: script("Page({ onLoad() { wx.request({ url: 'https://api.example.com/tea' }) } })"),
  },
  'domain/not-encrypted': {
    because: text(
      '未加密的内容，路上的人可以读到和修改。',
      'Who is on the way can read and change what is not encrypted.',
    ),
    fix: text('让服务器支持 HTTPS，并用 `https://` 请求。', 'Serve it by HTTPS and ask for `https://`.'),
    example: script("Page({ onLoad() { wx.request({ url: 'http://api.example.com/tea' }) } })"),
  },
  'secret/private-key': {
    because: everybodys,
    fix: onServer,
    example: script("const key = '-----BEGIN PRIVATE KEY-----'\nPage({})"),
  },
  'secret/cloud-key': {
    because: everybodys,
    fix: onServer,
    example: script(`const id = 'AKIA${'A'.repeat(16)}'\nPage({})`),
  },
  'secret/app-secret': {
    because: everybodys,
    fix: onServer,
    example: script("const secret = '0123456789abcdef0123456789abcdef'\nPage({})"),
  },
  'secret/server-interface': {
    because: text(
      '服务端接口要用凭证，凭证不能放进小程序。',
      'Interfaces for servers take credentials, which must not be in an app.',
    ),
    fix: onServer,
    example: script("Page({ onLoad() { wx.request({ url: 'https://api.weixin.qq.com/cgi-bin/token' }) } })"),
  },
  'content/urges-sharing': {
    because: reviewersStop,
    fix: text(
      '分享由用户自己决定，不要以奖励或功能作交换。',
      'Leave sharing to users: no rewards and no features for it.',
    ),
    example: template('<view>分享到群才能领取</view>'),
  },
  'content/only-after-following': {
    because: reviewersStop,
    fix: text('不关注也要能使用。', 'Let it be used without following an account.'),
    example: template('<view>关注公众号后可领取</view>'),
  },
  'content/host-password': {
    because: reviewersStop,
    fix: text(
      '用登录接口，绝不向用户要平台账号的密码。',
      'Use the sign-in interface; never ask users for their password of the host.',
    ),
    example: template('<view>请输入微信密码</view>'),
  },
  'content/unfinished': {
    because: reviewersStop,
    fix: text('提交审核之前换成真正的内容。', 'Put the real content there before you submit the version.'),
    example: template('<view>敬请期待</view>'),
  },
  'media/plays-by-itself': {
    because: text(
      '用户没有要求的声音和画面会打扰人，也耗流量。',
      'Sound and film that nobody asked for disturb, and cost traffic.',
    ),
    fix: text('等用户点击后再播放。', 'Play it when users tap.'),
    example: template('<video autoplay src="/tea.mp4"/>'),
  },
  'picture/no-name': {
    because: text('读屏软件只能读出“图片”。', 'Screen readers can only say “image”.'),
    fix: text('写 `aria-label`，说明点击后会怎样。', 'Write an `aria-label` that says what a tap does.'),
    example: template('<image src="/tea.png" bindtap="open"/>'),
  },
  'function/one-page': {
    because: text(
      '只有一个页面的小程序，审核员会看它是否足够有用。',
      'Reviewers look whether an app of one page is of enough use.',
    ),
    fix: text('如果已经完整，无需修改。', 'Nothing, if it is complete as it is.'),
    example: {},
  },
  'file/not-used': {
    because: sizes,
    fix: text(
      '删除它们，或写进 `packOptions.ignore`。',
      'Delete them, or name them in `packOptions.ignore`.',
    ),
    example: { 'images/old.png': { sizeBytes: 1000 } },
  },
  'file/large': {
    because: sizes,
    fix: text('压缩图片，或放到服务器上加载。', 'Make them smaller, or load them from a server.'),
    example: { 'pages/a/a.wxml': '<image src="/tea.png"/>', 'tea.png': { sizeBytes: 300_000 } },
  },
  'size/package': {
    because: sizes,
    fix: text(
      '用分包，并把图片和媒体放到服务器上。',
      'Use subpackages, and load pictures and media from a server.',
    ),
    example: { 'pages/a/a.wxml': '<image src="/tea.png"/>', 'tea.png': { sizeBytes: 3_000_000 } },
  },
}
