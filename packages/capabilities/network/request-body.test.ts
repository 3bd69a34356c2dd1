import { describe, expect, it } from 'vitest'
import { requestParts } from './request-body.ts'

const url = 'https://a.test/p'
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('what a request sends', () => {
  it.each([
    [
      'adds an object to the query of GET',
      { method: 'GET', data: { a: 1, b: 'x y' } },
      { url: `${url}?a=1&b=x%20y`, headers: json },
    ],
    [
      'adds it behind a query there is',
      { url: `${url}?z=0`, method: 'GET', data: { a: 1 } },
      { url: `${url}?z=0&a=1`, headers: json },
    ],
    [
      'adds it before the fragment',
      { url: `${url}#f`, method: 'GET', data: { a: 1 } },
      { url: `${url}?a=1#f`, headers: json },
    ],
    ['leaves a GET without data alone', { method: 'GET' }, { url, headers: json }],
    [
      'makes JSON inside of a query',
      { method: 'GET', data: { a: [1], b: undefined } },
      { url: `${url}?a=%5B1%5D`, headers: json },
    ],
    [
      'makes JSON of an object',
      { method: 'POST', data: { a: [1] } },
      { url, headers: json, body: '{"a":[1]}' },
    ],
    ['makes JSON of a list', { method: 'PUT', data: [1] }, { url, headers: json, body: '[1]' }],
    [
      'makes a form of an object when told so',
      {
        method: 'POST',
        header: { 'Content-Type': 'application/x-www-form-urlencoded' },
        data: { a: '&', b: 2 },
      },
      { url, headers: form, body: 'a=%26&b=2' },
    ],
    ['leaves text alone', { method: 'POST', data: '{"a"' }, { url, headers: json, body: '{"a"' }],
    ['has no body without data', { method: 'POST' }, { url, headers: json }],
    [
      'does not say where it comes from',
      { method: 'POST', header: { Referer: 'x', Token: 1, no: null } },
      { url, headers: { ...json, token: '1' } },
    ],
  ])('%s', (_, given, parts) => {
    expect(requestParts({ url, header: {}, ...given })).toEqual(parts)
  })

  it('is bytes as they are, of a view only its part', () => {
    const bytes = Uint8Array.of(1, 2, 3)
    expect(requestParts({ url, header: {}, method: 'POST', data: bytes.buffer }).body).toBe(bytes.buffer)
    expect(requestParts({ url, header: {}, method: 'POST', data: bytes.subarray(1) }).body).toEqual(
      Uint8Array.of(2, 3).buffer,
    )
  })
})
