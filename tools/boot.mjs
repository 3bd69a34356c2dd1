/**
 * Brings a fresh clone to the point where TypeScript runs, then runs the program named in its arguments.
 *
 *   node tools/boot.mjs SCRIPT.ts [arguments]
 *
 * Understood by any Node from 20 on and free of dependencies, because nothing is installed yet:
 *
 * 1. A Node that strips types (24.7 or newer) is found, or brought by npm from `tools/node`.
 * 2. Dependencies are installed by npm from the lock file, under that Node, once for each state of the lock file.
 * 3. SCRIPT runs under that Node, with this process's arguments, streams and signals.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stateFolder = join(root, '.maque')
const isWindows = process.platform === 'win32'

const node = stripsTypes(process.versions.node) ? process.execPath : bringNode()
installDependencies(node)
runProgram(node)

function stripsTypes(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 7)
}

/** Installs the platform's Node package beside the project and returns the path of its binary. */
function bringNode() {
  const folder = join(stateFolder, 'node')
  const lock = readFileSync(join(root, 'tools/node/package-lock.json'))
  once('node', digest(lock), () => {
    say('bringing Node 24 with npm (once) …')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'tools/node/package.json')))
    writeFileSync(join(folder, 'package-lock.json'), lock)
    npm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], process.execPath)
  })
  const modules = join(folder, 'node_modules')
  const owner = existsSync(modules) && readdirSync(modules).find((name) => name.startsWith('node-'))
  const binary = owner && join(modules, owner, isWindows ? 'node.exe' : 'bin/node')
  if (!binary || !existsSync(binary)) {
    fail(
      `npm has no Node 24 for ${process.platform}-${process.arch}. Install Node 24.7 or newer and run this again.`,
    )
  }
  return binary
}

function installDependencies(binary) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  once('dependencies', digest(lock, binary), () => {
    say('installing dependencies (once for each change of package-lock.json) …')
    // Not `npm ci`: it refuses a lock file that lacks a platform's optional binary, even on other platforms.
    npm(root, ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], binary)
  })
}

/** Runs `work` unless it has already succeeded for this `state`; an interrupted run leaves no stamp. */
function once(name, state, work) {
  const stamp = join(stateFolder, `${name}.stamp`)
  const isDone = existsSync(stamp) && readFileSync(stamp, 'utf8') === state
  if (isDone && (name !== 'dependencies' || existsSync(join(root, 'node_modules')))) return
  rmSync(stamp, { force: true })
  work()
  mkdirSync(stateFolder, { recursive: true })
  writeFileSync(stamp, state)
}

function npm(folder, args, binary) {
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: folder,
    env: withNodeFirst(binary),
    shell: isWindows,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (result.error)
    fail(`npm could not be started: ${result.error.message}. Maque needs Node 20 or newer with its npm.`)
  if (result.status !== 0)
    fail(`npm ${args[0]} failed in ${folder}. Its own message is above; run this again when it is mended.`)
}

function runProgram(binary) {
  const [script, ...args] = process.argv.slice(2)
  // Type stripping warns on some versions; the compile cache makes later starts fast.
  const child = spawn(binary, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    env: { ...withNodeFirst(binary), NODE_COMPILE_CACHE: join(stateFolder, 'compile-cache') },
    // Over the channel the program learns that this process was killed in a way that no signal tells of.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

function withNodeFirst(binary) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: `${dirname(binary)}${delimiter}${process.env[key] ?? ''}` }
}

function digest(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function say(message) {
  process.stderr.write(`maque: ${message}\n`)
}

function fail(message) {
  process.stderr.write(`maque: ${message}\n`)
  process.exit(1)
}
