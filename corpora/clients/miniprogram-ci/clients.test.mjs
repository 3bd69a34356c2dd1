/** What is told of its uploads to whoever runs it. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import jsQr from 'jsqr'
import { PNG } from 'pngjs'

const require = createRequire(import.meta.url)
require('./other-address.cjs')
const ci = require('miniprogram-ci')

const { APP_ID: appid, ORIGIN: origin, UPLOAD_KEY: key } = process.env
const app = new URL('app', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'maque-client-'))
const project = (privateKeyPath = key, projectPath = app) =>
  new ci.Project({ appid, type: 'miniProgram', projectPath, privateKeyPath, ignores: [] })
const setting = { es6: true, es7: true, minify: true }
const quiet = { setting, onProgressUpdate() {} }

function textOf(png) {
  const { data, width, height } = PNG.sync.read(png)
  return jsQr(new Uint8ClampedArray(data), width, height)?.data
}

describe('miniprogram-ci', { timeout: 600_000 }, () => {
  it('uploads', async () => {
    const { subPackageInfo } = await ci.upload({ ...quiet, project: project(), version: '1.0.1', desc: '测试', robot: 3 })
    assert.deepEqual(subPackageInfo.map(({ name }) => name), ['__FULL__', '__APP__'])
    assert.ok(subPackageInfo.every(({ size }) => size > 0))
  })

  it('uploads what is larger than 5 MB, which it would rather give to the vendor’s object store', async () => {
    const large = join(folder, 'large')
    cpSync(app, large, { recursive: true })
    const roots = ['one', 'two', 'three', 'four']
    for (const root of roots) {
      mkdirSync(join(large, root))
      writeFileSync(join(large, root, 'page.wxml'), '<image src="picture.png" />')
      writeFileSync(join(large, root, 'page.js'), 'Page({})')
      writeFileSync(join(large, root, 'picture.png'), randomBytes(1_600_000))
    }
    const config = JSON.parse(readFileSync(join(large, 'app.json'), 'utf8'))
    config.subpackages = roots.map((root) => ({ root, pages: ['page'] }))
    writeFileSync(join(large, 'app.json'), JSON.stringify(config))
    const settings = { miniprogramRoot: './', compileType: 'miniprogram', setting: { es6: true, ignoreUploadUnusedFiles: false } }
    writeFileSync(join(large, 'project.config.json'), JSON.stringify(settings))
    const { subPackageInfo } = await ci.upload({
      ...quiet,
      project: project(key, large),
      version: '1.0.6',
      desc: 'large',
      robot: 6,
    })
    assert.deepEqual(subPackageInfo.map(({ name }) => name).sort(), ['__APP__', '__FULL__', ...roots].sort())
    assert.ok(subPackageInfo.find(({ name }) => name === '__FULL__').size > 6_400_000)
  })

  it('previews with a code that opens the page it was asked for', async () => {
    const file = join(folder, 'code.png')
    await ci.preview({
      ...quiet,
      project: project(),
      desc: 'preview',
      qrcodeFormat: 'image',
      qrcodeOutputDest: file,
      pagePath: 'pages/detail/detail',
      searchQuery: 'a=1&b=2',
      robot: 2,
    })
    const address = new URL(textOf(readFileSync(file)))
    assert.equal(address.origin, origin)
    assert.match(address.pathname, /^\/preview\/./)
    assert.equal(address.searchParams.get('path'), 'pages/detail/detail?a=1&b=2')
  })

  it('prints that code in a terminal', async () => {
    await ci.preview({ ...quiet, project: project(), desc: '', qrcodeFormat: 'terminal', robot: 2 })
  })

  it('fetches the source maps of what it uploaded, in pieces and whole', async () => {
    for (const streaming of [true, false]) {
      const file = join(folder, `maps-${streaming}.zip`)
      await ci.getDevSourceMap({ project: project(), robot: 3, sourceMapSavePath: file, sleep: 0, streaming })
      assert.equal(readFileSync(file).subarray(0, 2).toString(), 'PK')
    }
  })

  it('uploads from its command line', async () => {
    const program = join(require.resolve('miniprogram-ci/package.json'), '../bin/miniprogram-ci.js')
    const words = ['upload', '--pp', app, '--pkp', key, '--appid', appid, '--uv', '1.0.3', '-r', '1', '--enable-es6', 'true']
    const redirect = ['-r', new URL('other-address.cjs', import.meta.url).pathname]
    const { stdout } = await promisify(execFile)(process.execPath, [...redirect, program, ...words])
    assert.match(stdout, /__FULL__|subPackageInfo|done/)
  })

  it('is refused with another key', async () => {
    const other = join(folder, 'other.key')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(other, privateKey.export({ type: 'pkcs1', format: 'pem' }))
    await assert.rejects(ci.upload({ ...quiet, project: project(other), version: '9.9.9', desc: '' }), /签名/)
  })

  it('is told where a project does not compile', async () => {
    const broken = join(folder, 'broken')
    cpSync(app, broken, { recursive: true })
    writeFileSync(join(broken, 'pages/index/index.wxml'), '<view wx:if="{{">')
    await assert.rejects(
      ci.upload({ ...quiet, project: project(key, broken), version: '9.9.8', desc: '' }),
      /pages\/index\/index\.wxml/,
    )
  })
})
