import { accept, refuse } from '@maque/base/result.ts'
import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'
import { phoneOnHost } from './phone.host.ts'
import { privacyOnHost } from './privacy.host.ts'

describe('signing in', () => {
  it('gives a code', async () => {
    expect(await openWx().call('login')).toEqual({ code: 'code-1', errMsg: 'login:ok' })
  })

  it('is checked', async () => {
    const { call, host } = openWx()
    expect(await call('checkSession')).toEqual({ errMsg: 'checkSession:fail session is expired' })
    host.platformAnswers = { hasSession: accept(true) }
    expect(await call('checkSession')).toEqual({ errMsg: 'checkSession:ok' })
  })
})

describe('a profile', () => {
  it.each([
    ['getUserProfile', { desc: 'why', lang: 'zh_CN' }],
    ['getUserInfo', { lang: 'zh_CN' }],
  ])('is nobody’s in particular, signed once the app has signed its user in: %s', async (name, params) => {
    const { call, host } = openWx()
    const unsigned = await call(name, params)
    expect(unsigned).toMatchObject({
      userInfo: { nickName: '微信用户', avatarUrl: '', gender: 0, language: 'zh_CN' },
    })
    expect(JSON.parse(String(unsigned['rawData']))).toEqual(unsigned['userInfo'])
    expect(unsigned).not.toHaveProperty('signature')
    host.platformAnswers = { userData: accept(true) }
    expect(await call(name, params)).toEqual({ ...unsigned, signature: 's', encryptedData: 'e', iv: 'i' })
  })

  it('is not sealed for who does not want that', async () => {
    const { call, host } = openWx()
    host.platformAnswers = { userData: accept(true) }
    expect(await call('getUserInfo', { withCredentials: false })).not.toHaveProperty('encryptedData')
  })

  it('says why it is asked', async () => {
    expect(await openWx().call('getUserProfile')).toEqual({
      errMsg: 'getUserProfile:fail parameter error: parameter.desc should be String instead of Undefined;',
    })
  })
})

describe('what a person allowed', () => {
  it('is told, after the switches were shown too', async () => {
    const { call, host } = openWx()
    host.permissions.set('scope.camera', true)
    expect(await call('getSetting')).toEqual({
      authSetting: { 'scope.camera': true },
      errMsg: 'getSetting:ok',
    })
    expect(await call('openSetting')).toMatchObject({ authSetting: { 'scope.camera': true } })
    expect(host.asked).toEqual([['permissions.openSettings']])
  })

  it.each([
    ['scope.camera', 'ok', {}],
    ['scope.record', 'fail auth deny', { errno: 103 }],
    ['scope.other', 'fail parameter error: parameter.scope is not a scope;', {}],
  ])('is asked: %s answers %s', async (scope, answer, rest) => {
    const { call, host } = openWx()
    host.permissions.set('scope.record', false)
    expect(await call('authorize', { scope })).toEqual({ errMsg: `authorize:${answer}`, ...rest })
  })
})

describe('the privacy guide', () => {
  it('says whether something is to be agreed to', async () => {
    const { call, host } = openWx()
    host.isPrivacyDue = true
    expect(await call('getPrivacySetting')).toEqual({
      needAuthorization: true,
      privacyContractName: '《Test》',
      errMsg: 'getPrivacySetting:ok',
    })
  })

  it.each([
    [false, { errMsg: 'requirePrivacyAuthorize:ok' }],
    [true, { errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 }],
  ])('is asked for: refused is %s', async (isPrivacyDue, answer) => {
    const { call, host } = openWx()
    host.isPrivacyDue = isPrivacyDue
    expect(await call('requirePrivacyAuthorize')).toEqual(answer)
  })

  it('is asked about by the listener that came last, and answered once it resolves', async () => {
    const { wx, host, emit, call } = openWx()
    const heard: unknown[] = []
    let resolve: (answer: object) => void = () => undefined
    wx['onNeedPrivacyAuthorization']?.(() => heard.push('never'))
    wx['onNeedPrivacyAuthorization']?.((given: typeof resolve, info: unknown) => {
      resolve = given
      heard.push(info)
    })
    emit('needPrivacyAuthorization', { question: 7, referrer: 'chooseImage' })
    resolve({ event: 'exposureAuthorization' })
    resolve({ event: 'agree', buttonId: 'yes' })
    resolve({ event: 'disagree' })
    await call('getPrivacySetting')
    expect(heard).toEqual([{ referrer: 'chooseImage' }])
    expect(host.asked).toEqual([
      ['privacy.takeQuestions'],
      ['privacy.answer', 7, { event: 'agree', buttonId: 'yes' }],
      ['privacy.answer', 7, { event: 'disagree' }],
    ])
  })

  it('cannot be agreed to by code of the app', async () => {
    const { host } = openWx()
    const gate = host.contextFor(
      { side: 'logic', id: 1, signal: new AbortController().signal },
      () => undefined,
    )
    const agree = privacyOnHost.find(({ name }) => name === 'agreePrivacyAuthorization')
    expect(await agree?.run({ buttonId: 'a' } as never, gate)).toMatchObject({ ok: false })
    expect(host.asked).toEqual([])
  })
})

describe('a phone number', () => {
  const tapFrom = (side: 'logic' | 'view', host = openWx().host) => {
    const { signal } = new AbortController()
    const context = host.contextFor({ side, id: 1, signal }, () => undefined)
    return phoneOnHost[0]?.run({}, context)
  }

  it('is a code, once its person was shown the number and has agreed', async () => {
    const { host } = openWx()
    host.platformAnswers = { phone: accept(true) }
    expect(await tapFrom('view', host)).toEqual({ ok: true, result: { code: 'phone-1' } })
    host.givesPhone = false
    expect(await tapFrom('view', host)).toEqual({ ok: false, reason: 'user deny' })
    expect(host.asked).toEqual([
      ['permissions.askForPhone', '138****0000'],
      ['permissions.askForPhone', '138****0000'],
    ])
  })

  it('is not asked for where there is none, or by the app’s own code (AUTH-07)', async () => {
    const { host } = openWx()
    expect(await tapFrom('view', host)).toEqual({ ok: false, reason: 'no permission' })
    expect(await tapFrom('logic', host)).toMatchObject({ ok: false, reason: 'not supported' })
    expect(host.asked).toEqual([])
  })
})

describe('what the platform does', () => {
  it('is asked of it with all parameters', async () => {
    const { call, host } = openWx()
    host.platformAnswers = { requestPayment: accept({ paid: 1 }) }
    expect(await call('requestPayment', { package: 'prepay_id=1' })).toEqual({
      paid: 1,
      errMsg: 'requestPayment:ok',
    })
    expect(host.asked).toEqual([['platform.requestPayment', { package: 'prepay_id=1' }]])
  })

  it.each([
    ['not supported', { errno: 6 }],
    ['cancel', {}],
  ])('may be refused: %s', async (reason, rest) => {
    const { call, host } = openWx()
    host.platformAnswers = { requestSubscribeMessage: refuse(reason) }
    expect(await call('requestSubscribeMessage', { tmplIds: [] })).toEqual({
      errMsg: `requestSubscribeMessage:fail ${reason}`,
      ...rest,
    })
  })

  it('needs consent for an address', async () => {
    const { call, host } = openWx()
    host.permissions.set('scope.address', false)
    expect(await call('chooseAddress')).toMatchObject({ errMsg: 'chooseAddress:fail auth deny' })
  })
})
