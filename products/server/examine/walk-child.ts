/**
 * Walks the page groups of one app in Chromium and ends. Runs as a process of its own, which the
 * server ends with everything it began: see child-examiner.ts.
 *
 * Each page is answered as soon as it has been walked, so that what was seen is known whatever the
 * next one does.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import process from 'node:process'
import { chromium, type Browser } from 'playwright-core'
import { packParcel, unpackParcel } from '../child/file-parcel.ts'
import { endProcesses, processTree } from '../child/process-tree.ts'
import { readBuiltSite } from '../site/built-site.ts'
import { walkPage } from './walk-page.ts'
import { startWalkServer } from './walk-server.ts'
import { FILES, MANIFEST, parseWalkRequest, type PageAnswer } from './walk-words.ts'

const OUTPUT = 3

const chunks: Uint8Array[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
const { words: request, files: sent } = unpackParcel(Buffer.concat(chunks), parseWalkRequest)

const site = await readBuiltSite(request.buildFolder)
const manifest = sent.get(MANIFEST)
if (!site || !manifest) throw new Error('there is no player, or no manifest')
const files = new Map(
  [...sent].flatMap(([path, bytes]) =>
    path.startsWith(FILES) ? [[path.slice(FILES.length), bytes] as const] : [],
  ),
)
const server = await startWalkServer({ ...request, manifest, files }, site)
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const output = createWriteStream('', { fd: OUTPUT })

let browser: Browser | undefined
for (const group of request.groups) {
  browser ??= await openBrowser()
  const walked = await walkPage({ browser, server, group, axe, taps: request.taps, pageMs: request.pageMs })
  if (walked.page.outcome === 'stuck') {
    // It may not even close any more.
    endBrowser()
    browser = undefined
  }
  const pictures = new Map(walked.pictures.map((bytes) => [sha256(bytes), bytes] as const))
  const words: PageAnswer = {
    page: { ...walked.page, pictures: walked.pictures.map(sha256) },
    troubles: [...walked.troubles],
    asked: [...server.takeAsked()],
  }
  for (const part of packParcel({ words, files: pictures })) output.write(part)
}
output.end(() => {
  endBrowser()
  process.exit(0)
})

function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: request.browser,
    // Chromium's own sandbox does not start as root; the frames' and the child's limits remain.
    chromiumSandbox: process.getuid?.() !== 0,
    env: { HOME: request.temporaryFolder, TMPDIR: request.temporaryFolder },
    args: [
      // A page that takes its processor for itself leaves the player alone, and can be left.
      '--site-per-process',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--mute-audio',
      '--disable-dev-shm-usage',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      // Whatever gets round everything else finds no name but ours.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  })
}

function endBrowser(): void {
  endProcesses(processTree(process.pid).filter(({ pid }) => pid !== process.pid))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
