/** The catalogue in Chinese: what was seen, what it costs, and the smallest edit that helps. `<…>` stands for details. */
export interface ExplainedIn {
  readonly message: string
  readonly because: string
  readonly fix: string
}

const say = (message: string, because: string, fix: string): ExplainedIn => ({ message, because, fix })

const path = '改正路径：相对于当前文件，或以 `/` 开头（从 app.json 所在目录算起）。'

export const chinese: Readonly<Record<string, ExplainedIn>> = {
  'project/link-leads-outside': say(
    '`<path>` 指向项目之外。',
    '项目目录以外的内容不会成为小程序的一部分，该文件被忽略。',
    '把它指向的内容复制到项目里，或作为 npm 包安装。',
  ),
  'project/no-app-json': say(
    '找不到 `app.json`；已查找 <looked>。',
    'app.json 列出所有页面，没有它就不是小程序。',
    '指定 app.json 所在的目录，或在 project.config.json 里设置 `"miniprogramRoot"`。',
  ),
  'project/not-utf8': say(
    '文件不是 UTF-8 编码。',
    '这里按 GB 18030 读取；其他工具会显示乱码。',
    '另存为 UTF-8。',
  ),
  'project/reserved-folder': say(
    '目录 `<folder>` 用于存放编译结果。',
    '项目中该目录的内容被忽略。',
    '给目录换个名字。',
  ),
  'project/root-not-found': say(
    '`"miniprogramRoot": "<root>"` 里没有 app.json，而项目根目录里有。',
    '改用项目根目录。',
    '改正 `miniprogramRoot`，或删掉它。',
  ),
  'project/unreadable-file': say('无法读取 `<path>`。', '该文件被忽略。', '删除它，或修复链接。'),
  'project/unsupported-kind': say(
    '`"compileType": "<kind>"` 不是带页面的小程序。',
    '只编译小程序；这里尽量按小程序来读。',
    '如果它就是小程序，请设置 `"compileType": "miniprogram"`。',
  ),

  'json/loose': say('JSON 里不能有<what>。', '这里照样读取，其他工具可能拒绝这个文件。', '去掉<what>。'),
  'json/not-an-object': say(
    '文件内容不是对象 `{ … }`。',
    '其中的内容没有意义，按空对象处理。',
    '用 `{}` 把内容括起来。',
  ),
  'json/repeated-name': say(
    '同一个对象里有两个 `<name>`。',
    '只有最后一个有效，看到前一个的人会误解。',
    '删掉多余的一个。',
  ),
  'json/unreadable': say(
    '这不是 JSON：<reason>。',
    '文件内容无从得知，按空对象处理。',
    '在这里改正。常见原因：少了逗号、用了单引号、名称没有引号。',
  ),

  'config/component-not-found': say(
    '组件 `<name>` 应该在 `<path>`，但那里什么也没有。',
    '对应的元素只是普通元素：内容会画出来，行为缺失。',
    '项目里的组件请改正路径：相对于当前文件，或以 `/` 开头（从 app.json 所在目录算起），不带扩展名；npm 包请先安装。',
  ),
  'config/app-script-missing': say(
    'app.json 旁边没有 `app.js`。',
    '小程序没有 `App`：`getApp()` 得到 `undefined`，微信的工具也不接受这样的项目。',
    '创建 `app.js`，写上 `App({})`。',
  ),
  'config/custom-tab-bar-missing': say(
    '`"tabBar": { "custom": true }` 需要组件 `custom-tab-bar/index`。',
    '小程序没有标签栏。',
    '在 app.json 旁边创建 `custom-tab-bar/index`，或删掉 `"custom": true`。',
  ),
  'config/duplicate-page': say('页面 `<path>` 列了两次。', '只有第一次算数。', '删掉其中一个。'),
  'config/entry-not-found': say(
    '`entryPagePath` 写的 `<path>` 不是页面。',
    '小程序改为打开第一个页面。',
    '写 `pages` 中的某一个。',
  ),
  'config/extended-lib-missing': say(
    '`useExtendedLib` 要用 `<name>`，但没有安装 `<packageName>` 包。',
    '它的组件和样式缺失。',
    '运行 `npm install <packageName>`。',
  ),
  'config/extended-lib-unknown': say(
    '`useExtendedLib` 要用的 `<name>` 这里不认识。',
    '该项被忽略。',
    '改用 npm 包。',
  ),
  'config/icon-not-found': say(
    '图标 `<path>` 不存在。',
    '标签显示时没有图标。',
    '改正路径：从 app.json 所在目录算起。',
  ),
  'config/no-effect': say('`<key>` 在这里不起作用。', '<because>', '无需处理：可以留给其他平台。'),
  'config/no-pages': say(
    'app.json 没有列出任何存在的页面。',
    '没有可以打开的内容。',
    '写 `"pages": ["pages/index/index"]` 并创建该页面。',
  ),
  'config/outside-independent-subpackage': say(
    '独立分包 `<root>` 用到了它之外的 `<path>`。',
    '独立分包应能单独启动；这里会等待另一个包，其他平台会失败。',
    '把文件移进分包，或删掉 `"independent": true`。',
  ),
  'config/overlapping-subpackages': say(
    '分包 `<inner>` 在 `<outer>` 里面。',
    '每个文件属于最里层的分包。',
    '把分包并列放置。',
  ),
  'config/page-not-found': say(
    '页面 `<path>` 既没有模板也没有脚本。',
    '该页面被忽略：打开它和打开不存在的页面一样失败。',
    '创建 `<path>.wxml` 和 `<path>.js`，或从 app.json 删掉这一行。',
  ),
  'config/plugin-component': say(
    '组件 `<name>` 来自插件：`<path>`。',
    '这里没有这个插件，或它没有公开这个名字的组件。元素会画出来，但没有行为。',
    '检查 app.json 的 `plugins` 和插件的 `publicComponents`，或改用项目里的组件。',
  ),
  'config/plugin-not-found': say(
    '这里没有插件 `<alias>`（<provider>，版本 <version>）。',
    '插件只存在于发布它的平台。对它 `requirePlugin` 会抛错，它的页面打不开，它的组件画出来没有行为。',
    '把它的源码放进项目的一个目录，在 project.config.json 里写成 `"pluginRoot"`，并写 `"version": "dev"`；或者不用它。',
  ),
  'config/plugin-part-not-found': say(
    '插件的 `<name>` 应该在 `<path>`，但那里什么也没有。',
    '该项被忽略。',
    '改正路径：从 plugin.json 所在目录算起；`export` 从分包目录算起。',
  ),
  'config/script-missing': say(
    '脚本不存在，但它的模板存在。',
    '画出来时没有数据，也没有谁响应它的事件。其他工具会拒绝。',
    '创建脚本，哪怕只有 `Page({})` 或 `Component({})`。',
  ),
  'config/subpackage-entry-not-found': say(
    '分包 `<root>` 的 `entry` 写的 `<path>` 不存在。',
    '分包下载后不会先执行任何脚本。',
    '改正路径：从该分包的 root 算起。',
  ),
  'config/subpackage-without-root': say(
    '有一个分包没有 `root`。',
    '它的页面被忽略。',
    '写 `"root": "目录"`，即分包所在的目录。',
  ),
  'config/tab-count': say(
    '标签栏有 <count> 个标签。',
    '应有二至五个；其他平台会拒绝。',
    '列出二至五个标签。',
  ),
  'config/tab-page-not-found': say(
    '标签指向的 `<path>` 不是主包里的页面。',
    '该标签被忽略。',
    '把页面写进 `pages`，或删掉这个标签。',
  ),
  'config/template-missing': say(
    '模板不存在，但它的脚本存在。',
    '什么也画不出来。',
    '创建模板，哪怕只有一个空的 `<view></view>`。',
  ),
  'config/theme-not-found': say(
    '`themeLocation` 写的 `<path>` 不存在。',
    '`@background` 之类的值无法得知。',
    '改正路径。',
  ),
  'config/unknown-key': say(
    '<place> 没有 `<key>` 这个字段。',
    '该字段被忽略。',
    '检查拼写，以及它是否该写在这个文件里。',
  ),
  'config/unknown-value': say('`<name>` 没有 `<value>` 这个值。', '当作没有写。', '改为 <values> 之一。'),
  'config/preload-not-found': say(
    '`preloadRule` 写的 `<named>` 不是<kind>。',
    '不会为它预先下载任何内容。',
    '页面按 `pages` 中的写法，前面加上所在分包的 root；分包写它的 `root` 或 `name`。',
  ),
  'config/placeholder-not-found': say(
    '`<name>` 的占位组件 `<placeholder>` 既不是内置组件，也没有注册。',
    '该组件所在的分包下载期间，什么也不显示。',
    '改为 `usingComponents` 里的组件，或 `view` 之类的内置组件。',
  ),
  'config/workers-not-found': say(
    '`workers` 写的目录 `<path>` 里没有脚本。',
    '`wx.createWorker` 会失败。',
    '改为 Worker 脚本所在的目录，从 app.json 所在目录算起。',
  ),
  'config/wrong-type': say(
    '`<name>` 不是<expected>。',
    '当作没有写。',
    '把 `<name>` 改成<expected>，或删掉它。',
  ),

  'wxml/attribute-without-element': say(
    '`<name>` 写在 `<<tag>>` 上不起作用。',
    '它自己不产生能带属性的元素。',
    '写到 `<<tag>>` 里面或外面的元素上。',
  ),
  'wxml/call-of-data': say(
    '`<name>(…)` 调用的不是 WXS 函数。',
    '模板里没有脚本的函数，其他工具只能调用 WXS。',
    '把函数移到 `<wxs>` 模块，或在脚本里算好值。',
  ),
  'wxml/children-left-out': say(
    '`<<tag>>` 不能有内容。',
    '里面的内容不会画出来。',
    '用 `/>` 结束标签，把内容写在 `<<tag>>` 之后。',
  ),
  'wxml/condition-is-text': say(
    '`<directive>="<text>"` 是文本，而任何文本都为真。',
    '元素总会画出来。',
    '把整个值放进 `{{ }}`，花括号前后不要有空格。',
  ),
  'wxml/data-is-text': say(
    '`<template>` 的 `data="<text>"` 是文本，不是字段。',
    '模板得不到数据。',
    '写 `data="{{ 名称: 值 }}"` 或 `data="{{...对象}}"`，花括号前后不要有空格。',
  ),
  'wxml/duplicate-attribute': say(
    '`<<tag>>` 上的 `<name>` 写了两次。',
    '只有最后一个算数；有些工具只认第一个。',
    '保留其中一个。',
  ),
  'wxml/duplicate-module': say(
    'WXS 模块 `<name>` 在本文件里定义了两次。',
    '只有最后一个算数。',
    '给其中一个换个名字。',
  ),
  'wxml/duplicate-template': say(
    '`<template name="<name>">` 在本文件里定义了两次。',
    '只有最后一个算数；有些工具只认第一个。',
    '给其中一个换个名字。',
  ),
  'wxml/else-without-if': say(
    '`<directive>` 前面没有带 `wx:if` 或 `wx:elif` 的元素。',
    '无论上面的条件如何，该元素都会画出来。',
    '紧跟在带 `wx:if` 的元素之后写，中间不要有文字或其他元素。与 `wx:for` 写在一起的 `wx:if` 属于每一行：请用 `<block wx:if>` 包住整个列表。',
  ),
  'wxml/empty-expression': say(
    '`{{}}` 里什么也没有。',
    '值是 `undefined`，画出来是空的。',
    '写上要显示的内容，或删掉花括号。',
  ),
  'wxml/entity-in-expression': say(
    '`{{ }}` 里的 `<written>` 被读作 `<means>`。',
    '其他工具会拒绝整个模板：花括号里不做转义。',
    '直接写 `<means>`。',
  ),
  'wxml/file-not-found': say('`<<tag>>` 写的 `<path>` 不存在。', '其中的内容无法使用。', path),
  'wxml/for-without-key': say(
    '`wx:for="<list>"` 的各行没有 `wx:key`。',
    '各行按位置对应：在开头插入一行会重建所有行，输入框会失去焦点。',
    '普通值写 `wx:key="*this"`，否则写每行都不同的字段名。',
  ),
  'wxml/foreign-markup': say('`<text>` 在模板里没有意义。', '该内容被忽略。', '删掉它。'),
  'wxml/generic-is-computed': say(
    '`<name>="<written>"` 是计算出来的。',
    '模板运行之前就要知道用哪个组件：这里用默认组件（如果有）。',
    '写已注册组件的名字；要二选一时用 `wx:if`。',
  ),
  'wxml/handler-is-call': say(
    '`<name>="<written>"` 在调用；事件处理写的是方法名。',
    '没有叫这个名字的方法，所以什么也不会调用。',
    '只写名字，值用 `data-…` 带上：方法里从 `event.currentTarget.dataset` 取。',
  ),
  'wxml/include-of-itself': say(
    '`<path>` 引入了自己。',
    '里层的副本被忽略。',
    '改用递归的 `<template>`：它的数据可以结束递归。',
  ),
  'wxml/key-is-computed': say(
    '`wx:key="<key>"` 不是字段名。',
    '各行改为按位置对应。',
    '不带花括号地写每行的字段名，如 `wx:key="id"`，或写 `*this`。',
  ),
  'wxml/key-without-for': say(
    '`wx:key` 写在没有 `wx:for` 的元素上。',
    '不起作用：只有列表的行才有 key。',
    '写到产生各行的 `wx:for` 旁边，或删掉它。',
  ),
  'wxml/list-is-text': say(
    '`<directive>="<text>"` 是文本，不是列表。',
    '每个字符画一行。',
    '把整个值放进 `{{ }}`，花括号前后不要有空格。',
  ),
  'wxml/model-of-member': say(
    '`<name>="<written>"` 绑定的是字段的一部分。',
    '这里会写回，但不是每个版本的微信都会。',
    '绑定单独的字段，如 `model:value="{{name}}"`，再在 observer 里写进对象。',
  ),
  'wxml/model-without-path': say(
    '`<name>="<written>"` 没有写出数据里的字段。',
    '值会显示，但用户输入的内容不会写回。',
    '绑定一个字段，如 `model:value="{{name}}"`。循环变量和 `<template>` 的数据不能写回。',
  ),
  'wxml/module-without-name': say(
    '`<wxs>` 没有 `module`。',
    '谁也无法调用它的函数。',
    '写 `<wxs module="名称">`，然后调用 `名称.函数(…)`。',
  ),
  'wxml/too-many-faults': say(
    '这个模板里的错误超过 <limit> 个，其余的不再列出。',
    '它可能不是模板，或者是程序生成错了。',
    '先改正已列出的：其余的多半由它们引起。',
  ),
  'wxml/nested-too-deep': say(
    '元素嵌套超过 <limit> 层。',
    '更深的部分画出来时不再嵌套。',
    '把模板拆成组件。',
  ),
  'wxml/odd-attribute-name': say(
    '`<name>` 不是属性名。',
    '没有谁会读它，其他工具会拒绝整个模板。',
    '事件写 `bind:名称="方法"`，值写 `名称="{{…}}"`；`@`、`:` 和括号是别的模板语言的写法。',
  ),
  'wxml/quote-inside-expression': say(
    '`<name>` 的值在 `{{ }}` 里又用了同样的引号。',
    '在其他工具里，值到第一个这样的引号就结束了。',
    '双引号里用单引号，或者反过来。',
  ),
  'wxml/source-missing': say(
    '`<<tag>>` 没有 `src`。',
    '不起作用。',
    '写 `<<tag> src="文件路径" />`：路径是固定的，相对于当前文件。',
  ),
  'wxml/stray-close-tag': say(
    '`</<tag>>` 没有对应的开始标签。',
    '该标签被忽略。往往说明上面某个元素结束得太早。',
    '删掉它，或补上开始标签。',
  ),
  'wxml/stray-symbol': say('标签 `<<tag>>` 里的 `<text>` 不是属性。', '该符号被忽略。', '删掉它。'),
  'wxml/template-without-name': say(
    '`<template>` 既没有 `name` 也没有 `is`。',
    '它既不是定义也不是使用，被忽略。',
    '定义模板写 `name`，使用模板写 `is`，只是分组用 `<block>`。',
  ),
  'wxml/too-many-includes': say(
    '模板连同被引入的文件一共引入了超过 <limit> 个文件。',
    '每个 `<include>` 都是一份副本；这一个及其后的都被忽略。',
    '改用 `<template>`（用多少次都只有一份）或组件。',
  ),
  'wxml/unclosed-element': say(
    '`<<tag>>` 没有结束。',
    '模板按在这里修好的样子读取；其他工具可能读法不同。',
    '在内容之后写 `</<tag>>`，或用 `/>` 结束标签。',
  ),
  'wxml/too-many-choices': say(
    '由表达式决定的 `is` 合计可能指向超过 <limit> 个模板（每次使用都计数）。',
    '这一处及之后的使用会被忽略。',
    "把名称写在条件里，例如 `is=\"{{a ? 'one' : 'two'}}\"`，或拆分文件。",
  ),
  'wxml/unfinished-comment': say('注释没有 `-->`。', '直到文件末尾都被当作注释。', '结束注释。'),
  'wxml/unfinished-expression': say('`{{` 没有 `}}`。', '按原样画出来。', '在表达式之后加 `}}`。'),
  'wxml/unfinished-tag': say(
    '标签 `<<tag>` 没有 `>`。',
    '模板按在这里修好的样子读取；其他工具可能读法不同。',
    '加上 `>`。',
  ),
  'wxml/unfinished-value': say(
    '`<name>` 的值没有右引号。',
    '值在哪里结束只能猜：当作到行尾或标签末尾为止。',
    '补上引号。',
  ),
  'wxml/unknown-directive': say(
    '没有 `<name>` 这个指令。',
    '不起作用。',
    '可用 `wx:if`、`wx:elif`、`wx:else`、`wx:for`、`wx:for-item`、`wx:for-index`、`wx:key`；普通属性不带 `wx:`。',
  ),
  'wxml/unknown-element': say(
    '`<<tag>>` 既不是平台的组件，也没有注册。',
    '它成为没有行为的普通元素。',
    '在页面 JSON 或 app.json 里注册：`"usingComponents": { "<tag>": "路径" }`；否则写 `<view>` 或 `<text>`。',
  ),
  'wxml/xr-frame': say(
    '`<<tag>>` 属于 XR-FRAME，这里没有；这个模板里它的其他元素也没有。',
    '该处什么也不画，它们成为没有行为的普通元素。',
    '用 `<canvas type="webgl">` 以 WebGL 绘制，或在不支持的地方显示别的内容。',
  ),
  'wxml/unknown-generic': say(
    '`<name>="<tag>"` 写的不是已注册的组件。',
    '对应的元素成为没有行为的普通元素。',
    '注册它：`"usingComponents": { "<tag>": "路径" }`。',
  ),
  'wxml/unknown-template': say(
    '这里没有 `<template name="<name>">`。',
    '该处什么也不画。',
    '在本文件里定义，或 `<import>` 定义它的文件：被引入的文件再引入的不算。',
  ),
  'wxml/unquoted-value': say(
    '`<name>` 的值没有引号。',
    '值到第一个空格为止；其他工具会拒绝整个模板。',
    '写 `<name>="<text>"`。',
  ),
  'wxml/unreadable-expression': say(
    '无法读取 `{{<written>}}`：这里应为<expected>。',
    '它的值是 `undefined`，这样模板的其余部分仍能工作。',
    '模板里可用：值、成员、运算符、`a ? b : c`、列表、对象和 WXS 函数调用。其他的请在脚本或 WXS 里算好。',
  ),
  'wxml/unsupported-attribute': say('`<name>`：不支持<what>。', '不起作用。', '<fix>'),
  'wxml/uppercase-element': say(
    '`<<tag>>` 被读作 `<<known>>`。',
    '有些工具区分元素名的大小写。',
    '写 `<<known>>`。',
  ),
  'wxml/value-missing': say('`<directive>` 没有值。', '当作 `undefined`。', '写 `<directive>="{{…}}"`。'),

  'wxs/file-not-found': say(
    "`require('<path>')`：没有这个文件。",
    '值是 `undefined`，调用其中的函数会失败。',
    '改正路径：相对于当前文件，并指向 `.wxs` 文件。',
  ),
  'wxs/require': say(
    '`require` 的参数不是一个固定路径。',
    '模块在程序运行之前就拼好了，这里的值是 `undefined`。',
    "写 `require('./路径.wxs')`。",
  ),
  'wxs/syntax': say(
    '无法读取该模块，解析器的原话是：“<message>”。',
    '它的所有函数都缺失。',
    '改正标出的那一行。',
  ),
  'wxs/undeclared': say(
    '`<name>` 没有声明就赋值。',
    '它成为模块里所有函数共用的一个变量。',
    '声明它：`var <name>`。',
  ),
  'wxs/unknown-name': say(
    '本模块里没有定义 `<name>`。',
    'WXS 看不到页面，也看不到浏览器。这里的值是 `undefined`。',
    '用 `var` 声明、作为参数传入，或 `require` 定义它的 WXS 模块。',
  ),
  'wxs/unsupported': say(
    'WXS 没有<what>。',
    'WXS 是一门自己的语言，比 JavaScript 小。这里的值是 `undefined`。',
    '<instead>',
  ),

  'js/computed-require': say(
    '这个 `require` 的路径是计算出来的。',
    '运行之前无法知道需要什么：只有别处也引用了的文件才在包里。',
    '让路径以文件夹开头，例如 `require("./plugins/" + name)`：该文件夹里的脚本就都会在包里。或者把可能的路径写成字符串。',
  ),
  'js/nested-too-deep': say(
    '脚本嵌套过深：括号等结构的嵌套超过 <limit> 层。',
    '没有引擎能读取这样的脚本。require 该模块时会抛出这条信息，小程序的其余部分照常运行。',
    '把嵌套的部分拆成变量或函数；数据请放到 JSON 文件里。',
  ),
  'js/no-such-scripts': say(
    '没有任何脚本的路径以 `<written>` 开头。',
    '路径的其余部分是计算出来的：无论是什么，运行到这一行时模块都会失败。',
    '改正路径的开头：它相对于本文件，或以 `/` 开头表示 app.json 所在的文件夹。',
  ),
  'js/dependency-not-found': say(
    'npm 包引用的 `<written>` 找不到。',
    '运行到那一行时该包会失败（如果会运行到）。',
    '安装该包的依赖，或换用为小程序制作的包。',
  ),
  'js/module-not-found': say(
    '找不到 `<written>`。',
    '运行到这一行时，引用它的模块会失败。',
    '项目里的文件请改正路径：以 `./` 或 `../` 开头的相对于当前文件，以 `/` 开头的从 app.json 所在目录算起；npm 包请先用 `npm install` 安装。',
  ),
  'js/not-strict': say(
    '`"es6": true` 时脚本以严格模式运行，而这里无法按严格模式读取。解析器的原话是：“<message>”。',
    '引用该模块时抛出这条消息，小程序的其余部分照常运行。',
    '改成严格模式允许的写法，或在 project.config.json 的 `setting` 里用 `"babelSetting": { "ignore": […] }` 让这个文件保持原样。',
  ),
  'js/syntax-error': say(
    '这个文件有语法错误，无法作为程序读取。解析器的原话是：“<message>”。',
    '引用该模块时抛出这条消息，小程序的其余部分照常运行。',
    '改正这里的语法。',
  ),
  'js/unsupported-syntax': say(
    '文件用到了需要辅助代码的语法：<names>。',
    '引用该模块时抛出这条消息。',
    '不要用 JavaScript 尚不具备的语法。',
  ),

  'wxss/asset-not-found': say('`url(<written>)` 指向的文件不存在。', '该处什么也不画。', path),
  'wxss/deep-combinator': say(
    '`<written>` 已经不属于 CSS。',
    '按“里面任何地方”来读，但进不到隔离的组件里。',
    '用空格；要改组件内部的样式，用 `externalClasses` 或 `styleIsolation`。',
  ),
  'wxss/import-not-found': say('`@import "<written>"` 指向的文件不存在。', '它的样式缺失。', path),
  'wxss/import-of-itself': say(
    '`@import "<written>"` 又绕回了本文件。',
    '里层的副本被忽略。',
    '把两个文件都要的内容移到第三个文件。',
  ),
  'wxss/line-comment': say(
    '样式表没有 `//` 注释。',
    '这里当作注释；在别处会毁掉下一条规则。',
    '写 `/* … */`。',
  ),
  'wxss/missing-semicolon': say(
    '这个 `@import` 没有以 `;` 结束。',
    '当作到行尾为止；其他工具可能把下一条规则也算进去。',
    '加上 `;`。',
  ),
  'wxss/needs-preprocessor': say(
    '这个样式表是 <language>，而项目没有要求编译它。',
    '它的样式缺失。',
    '在 project.config.json 的 `setting` 里写 `"useCompilerPlugins": ["<plugin>"]`，或改用 .wxss 文件。',
  ),
  'less/not-compiled': say(
    'Less 无法编译这个样式表，编译器的原话是：“<message>”。',
    '整个样式表的样式缺失。',
    '在这里改正。',
  ),
  'less/plugin': say(
    '`@plugin "<written>"` 是给 Less 用的脚本，这里不运行项目里的脚本。',
    '它提供的函数缺失，用到它们的样式表也没有样式。',
    '把它算出的值写进样式表，或改写成 mixin。',
  ),
  'sass/not-compiled': say(
    'Sass 无法编译这个样式表，编译器的原话是：“<message>”。',
    '整个样式表的样式缺失。',
    '在这里改正。',
  ),
  'wxss/remote-import': say(
    '`@import "<written>"` 在网络上。',
    '页面不从网络加载样式表，所以被忽略。',
    '把样式表复制到项目里。',
  ),
  'wxss/stray-brace': say(
    '这个 `}` 没有对应的 `{`。',
    '它被忽略。往往说明上面某条规则结束得太早。',
    '删掉它。',
  ),
  'wxss/stray-text': say(
    '`<text>` 既不是规则，也不在规则里。',
    '该内容被忽略。',
    '删掉它，或补上选择器和花括号。',
  ),
  'wxss/too-large': say(
    '连同引入的内容，样式表超过 <limit>。',
    '之后的引入被忽略。',
    '只引入页面需要的；看看有没有文件多次互相引入。',
  ),
  'wxss/unclosed-block': say('这个 `{` 没有结束。', '其后的内容都被当作在里面。', '加上 `}`。'),
  'wxss/unfinished-comment': say('注释没有 `*/`。', '直到文件末尾都被当作注释。', '结束注释。'),

  'assets/app-too-large': say(
    '所有包合计 <size>，最多允许 <limit>。',
    '小程序通过移动网络加载。',
    '把大的图片、字体和数据移到服务器。',
  ),
  'assets/not-found': say('这里指向的 `<path>` 不存在。', '该处什么也不显示。', path),
  'assets/private-key': say(
    '这个文件是私钥，没有打进包里。',
    '打开小程序的任何人都能从包里取出它，冒用你的身份。',
    '私钥只放在服务器上；如果曾经上传过，请更换。',
  ),
  'assets/package-too-large': say(
    '<which>有 <size>，最多允许 <limit>。',
    '用户要等包加载完才能看到它的第一个页面。',
    '把页面移到分包，把大的图片和字体移到服务器。',
  ),
}
