/** What JavaScript has and WXS has not, by the type of its syntax node, with what to write instead. */
export interface Unsupported {
  readonly what: string
  readonly instead: string
}

const plain = 'Write it with `var`, functions, `if`, `switch` and loops.'

const byType: Readonly<Record<string, Unsupported>> = {
  NewExpression: {
    what: '`new`',
    instead: 'Use `getDate(…)` for dates, `getRegExp(…)` for patterns, and functions that give objects.',
  },
  ClassDeclaration: { what: 'classes', instead: plain },
  ClassExpression: { what: 'classes', instead: plain },
  TryStatement: { what: '`try`', instead: 'Check values before using them.' },
  ThrowStatement: { what: '`throw`', instead: 'Give back a value that says what went wrong.' },
  WithStatement: { what: '`with`', instead: plain },
  AwaitExpression: { what: 'asynchronous functions', instead: 'Do it in the script.' },
  YieldExpression: { what: 'generators', instead: plain },
  ImportExpression: { what: '`import()`', instead: "Use `require('./path.wxs')`." },
  ImportDeclaration: { what: '`import`', instead: "Use `var m = require('./path.wxs')`." },
  ExportNamedDeclaration: { what: '`export`', instead: 'Use `module.exports = { … }`.' },
  ExportDefaultDeclaration: { what: '`export default`', instead: 'Use `module.exports = …`.' },
  ExportAllDeclaration: { what: '`export *`', instead: 'Use `module.exports = { … }`.' },
  TaggedTemplateExpression: { what: 'tagged templates', instead: 'Call the function.' },
  Super: { what: '`super`', instead: plain },
  DebuggerStatement: { what: '`debugger`', instead: 'Use `console.log`.' },
}

export function unsupportedSyntax(type: string): Unsupported {
  return byType[type] ?? { what: `syntax of this kind (${type})`, instead: plain }
}
