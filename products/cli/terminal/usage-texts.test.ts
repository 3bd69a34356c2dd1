import { Command, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { usageIn } from './usage-texts.ts'

/** What a mistake on a command line is told, by commander itself. */
async function told(...args: readonly string[]): Promise<string> {
  let said = ''
  const program = new Command('maque')
    .addOption(new Option('--lang <language>').choices(['zh', 'en']))
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void (said += usageIn('zh', text)),
      writeErr: (text) => void (said += usageIn('zh', text)),
    })
  program
    .command('create')
    .argument('<name>')
    .action(() => undefined)
  program
    .command('upload')
    .argument('[folder]', '文件夹', '.')
    .requiredOption('--app <appid>')
    .action(() => undefined)
  await program.parseAsync(args, { from: 'user' }).catch(() => undefined)
  return said
}

describe('usage in Chinese', () => {
  it.each([
    ['a missing argument', ['create'], '错误：缺少参数“name”'],
    ['too many arguments', ['create', 'a', 'b'], '错误：参数太多：应有 1 个，写了 2 个：a, b。'],
    ['a missing option', ['upload'], '错误：缺少必需的选项“--app <appid>”'],
    ['an option without value', ['upload', '--app'], '错误：选项“--app <appid>”缺少值'],
    ['an unknown option', ['upload', '--app', 'x', '--ap', 'x'], '错误：没有选项“--ap”'],
    ['an unknown command', ['buld'], '错误：没有命令“buld”'],
    ['a value that cannot be', ['--lang', 'fr', 'create', 'a'], '值“fr”无效，可选：zh, en。'],
    ['a likely slip', ['uplaod'], '（是否想写 upload？）'],
    ['help', ['--help'], '用法： maque [options] [command]'],
  ])('tells %s', async (_, args, text) => {
    const said = await told(...args)
    expect(said).toContain(text)
    expect(said).not.toMatch(/error:|Usage|Options|Commands|default|choices|display/)
  })
})
