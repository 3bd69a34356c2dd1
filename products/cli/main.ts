/**
 * `maque`: what authors run. Each command is loaded when it is asked for, so that `maque --help` is
 * there at once.
 */
import process from 'node:process'
import { Command, Option } from 'commander'
import { languageOf } from './terminal/language.ts'
import type { Terminal } from './terminal/terminal.ts'
import { textsIn } from './terminal/texts.ts'
import { usageIn } from './terminal/usage-texts.ts'
import type { Sender } from './upload/send-source.ts'

const texts = textsIn(languageOf(languageAsked(process.argv), process.env))
const terminal: Terminal = {
  texts,
  print: (text) => process.stdout.write(`${text}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
  hasColors: process.stderr.hasColors?.() ?? false,
}

const program = new Command('maque')
  .description(texts.about)
  .addOption(new Option('--lang <language>', texts.options.lang).choices(['zh', 'en']))
  .showHelpAfterError()
  .configureOutput({
    writeOut: (text) => process.stdout.write(usageIn(texts.language, text)),
    writeErr: (text) => process.stderr.write(usageIn(texts.language, text)),
  })

program
  .command('create')
  .description(texts.commands.create)
  .argument('<name>', texts.nameArgument)
  .action(async (name: string) => {
    const { create } = await import('./create/create.ts')
    process.exitCode = create(name, terminal)
  })

program
  .command('dev')
  .description(texts.commands.dev)
  .argument('[folder]', texts.folderArgument, '.')
  .option('-p, --port <port>', texts.options.port, '9000')
  .option('--public', texts.options.public, false)
  .action(async (folder: string, options: { port: string; public: boolean }) => {
    const port = Number(options.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return refuse(texts.portInvalid)
    const { isFolder } = await import('./build/build.ts')
    if (!isFolder(folder)) return refuse(texts.folderMissing(folder))
    const { dev } = await import('./dev.ts')
    const running = await dev({ folder, port, isPublic: options.public }, terminal)
    if (running === undefined) {
      process.exitCode = 1
      return
    }
    const stop = (): void => void running.close().then(() => process.exit(0))
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    process.once('disconnect', stop)
  })

program
  .command('build')
  .description(texts.commands.build)
  .argument('[folder]', texts.folderArgument, '.')
  .option('-o, --out <folder>', texts.options.out)
  .option('--release', texts.options.release, false)
  .action(async (folder: string, options: { out?: string; release: boolean }) => {
    const { build } = await import('./build/build.ts')
    const mode = options.release ? 'release' : 'development'
    process.exitCode = await build({ folder, mode, out: options.out }, terminal)
  })

program
  .command('check')
  .description(texts.commands.check)
  .argument('[folder]', texts.folderArgument, '.')
  .action(async (folder: string) => {
    const { check } = await import('./check/check.ts')
    process.exitCode = await check(folder, terminal)
  })

program
  .command('upload')
  .description(texts.commands.upload)
  .argument('[folder]', texts.folderArgument, '.')
  .requiredOption('--server <url>', texts.options.server)
  .requiredOption('--app <appid>', texts.options.app)
  .option('--key <file>', texts.options.key)
  .option('--token <token>', texts.options.token)
  .requiredOption('--version <version>', texts.options.version)
  .option('--desc <text>', texts.options.description, '')
  .action(async (folder: string, options: UploadArguments) => {
    const { upload } = await import('./upload/upload.ts')
    const { version, desc: description } = options
    process.exitCode = await upload({ ...senderOf(folder, options), version, description }, terminal)
  })

program
  .command('preview')
  .description(texts.commands.preview)
  .argument('[folder]', texts.folderArgument, '.')
  .requiredOption('--server <url>', texts.options.server)
  .requiredOption('--app <appid>', texts.options.app)
  .option('--key <file>', texts.options.key)
  .option('--token <token>', texts.options.token)
  .option('--path <path>', texts.options.path)
  .action(async (folder: string, options: PreviewArguments) => {
    const { preview } = await import('./upload/preview.ts')
    process.exitCode = await preview({ ...senderOf(folder, options), path: options.path }, terminal)
  })

program
  .command('verify')
  .description(texts.commands.verify)
  .argument('<file>', texts.exportArgument)
  .option('--server <url>', texts.options.instance)
  .action(async (file: string, { server }: { server?: string }) => {
    if (server !== undefined && !/^https?:\/\//.test(server)) return refuse(texts.serverInvalid(server))
    const { verify } = await import('./verify/verify.ts')
    process.exitCode = await verify({ file, instance: server }, terminal)
  })

program
  .command('explain')
  .description(texts.commands.explain)
  .argument('[code]', texts.codeArgument)
  .action(async (code: string | undefined) => {
    const { explain } = await import('./explain/explain.ts')
    process.exitCode = explain(code, terminal)
  })

await program.parseAsync()

interface SenderArguments {
  readonly server: string
  readonly app: string
  readonly key?: string
  readonly token?: string
}

interface UploadArguments extends SenderArguments {
  readonly version: string
  readonly desc: string
}

interface PreviewArguments extends SenderArguments {
  readonly path?: string
}

function senderOf(folder: string, { server, app, key, token }: SenderArguments): Sender {
  return {
    folder,
    server,
    appId: app,
    token: token ?? process.env['MAQUE_UPLOAD_TOKEN'],
    keyFile: key,
  }
}

/** Needed before the options are parsed, since their descriptions are texts. */
function languageAsked(args: readonly string[]): string | undefined {
  const place = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const arg = args[place]
  return arg === '--lang' ? args[place + 1] : arg?.slice('--lang='.length)
}

function refuse(text: string): void {
  terminal.say(text)
  process.exitCode = 1
}
