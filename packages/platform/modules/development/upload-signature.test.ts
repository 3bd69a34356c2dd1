import { generateKeyPairSync, privateEncrypt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSignature } from './upload-signature.ts'

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
const { publicKey, privateKey } = pair()
const other = pair()
const sign = (text: string, key = privateKey) => privateEncrypt(key, Buffer.from(text)).toString('base64')
const whole = JSON.stringify({ appid: 'wx1', rand_str: 'r' })

describe('an upload signature', () => {
  it.each([
    ['tells what was signed', sign(whole), { appId: 'wx1', challenge: 'r' }],
    ['of another key is none', sign(whole, other.privateKey), undefined],
    ['over something else is none', sign('"wx1"'), undefined],
    ['over null is none', sign('null'), undefined],
    ['over half of it is none', sign('{"appid":"wx1"}'), undefined],
    ['over no JSON is none', sign('wx1'), undefined],
    ['that is no signature is none', 'hello', undefined],
    ['that is empty is none', '', undefined],
  ])('%s', (_, signature, outcome) => {
    expect(readSignature(signature, publicKey)).toEqual(outcome)
  })
})
