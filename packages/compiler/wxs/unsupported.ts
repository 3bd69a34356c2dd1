import { phrase, type Phrase } from '../diagnostics/phrase.ts'

/** What JavaScript has and WXS has not, by the type of its syntax node, with what to write instead. */
export interface Unsupported {
  readonly what: Phrase
  readonly instead: Phrase
}

const plain = phrase(
  'Write it with `var`, functions, `if`, `switch` and loops.',
  '改用 `var`、函数、`if`、`switch` 和循环。',
)

const byType: Readonly<Record<string, Unsupported>> = {
  NewExpression: {
    what: phrase('`new`', ' `new`'),
    instead: phrase(
      'Use `getDate(…)` for dates, `getRegExp(…)` for patterns, and functions that give objects.',
      '日期用 `getDate(…)`，正则用 `getRegExp(…)`，对象由函数返回。',
    ),
  },
  ClassDeclaration: { what: phrase('classes', '类'), instead: plain },
  ClassExpression: { what: phrase('classes', '类'), instead: plain },
  TryStatement: {
    what: phrase('`try`', ' `try`'),
    instead: phrase('Check values before using them.', '使用值之前先检查。'),
  },
  ThrowStatement: {
    what: phrase('`throw`', ' `throw`'),
    instead: phrase('Give back a value that says what went wrong.', '返回一个说明出了什么错的值。'),
  },
  WithStatement: { what: phrase('`with`', ' `with`'), instead: plain },
  AwaitExpression: {
    what: phrase('asynchronous functions', '异步函数'),
    instead: phrase('Do it in the script.', '在脚本里做。'),
  },
  YieldExpression: { what: phrase('generators', '生成器'), instead: plain },
  ImportExpression: {
    what: phrase('`import()`', ' `import()`'),
    instead: phrase("Use `require('./path.wxs')`.", "改用 `require('./路径.wxs')`。"),
  },
  ImportDeclaration: {
    what: phrase('`import`', ' `import`'),
    instead: phrase("Use `var m = require('./path.wxs')`.", "改用 `var m = require('./路径.wxs')`。"),
  },
  ExportNamedDeclaration: {
    what: phrase('`export`', ' `export`'),
    instead: phrase('Use `module.exports = { … }`.', '改用 `module.exports = { … }`。'),
  },
  ExportDefaultDeclaration: {
    what: phrase('`export default`', ' `export default`'),
    instead: phrase('Use `module.exports = …`.', '改用 `module.exports = …`。'),
  },
  ExportAllDeclaration: {
    what: phrase('`export *`', ' `export *`'),
    instead: phrase('Use `module.exports = { … }`.', '改用 `module.exports = { … }`。'),
  },
  TaggedTemplateExpression: {
    what: phrase('tagged templates', '带标签的模板字符串'),
    instead: phrase('Call the function.', '直接调用函数。'),
  },
  Super: { what: phrase('`super`', ' `super`'), instead: plain },
  DebuggerStatement: {
    what: phrase('`debugger`', ' `debugger`'),
    instead: phrase('Use `console.log`.', '改用 `console.log`。'),
  },
}

export function unsupportedSyntax(type: string): Unsupported {
  return (
    byType[type] ?? { what: phrase(`syntax of this kind (${type})`, `这种语法（${type}）`), instead: plain }
  )
}
