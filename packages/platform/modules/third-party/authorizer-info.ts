/**
 * What a third-party platform is told of an app or official account, in WeChat's words.
 *
 * Not a rule: the numbers here are words of that interface.
 */
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { ThirdPartyOptions } from './third-party-options.ts'

export type AuthorizerInfo = AnswerOf<'POST /cgi-bin/component/api_get_authorizer_info'>['authorizer_info']

type InfoOptions = Pick<ThirdPartyOptions, 'apps' | 'registrations' | 'reach' | 'profiles' | 'secretKey'>

/** Not a rule: the form of an original id, `gh_` and 12 hexadecimal digits. */
const ORIGINAL_ID_DIGITS = 12

export async function authorizerInfo(
  appId: string,
  { scheme, host }: RequestOrigin,
  options: InfoOptions,
): Promise<AuthorizerInfo> {
  const { apps, registrations, reach } = options
  const card = (await apps.cards([appId])).get(appId)
  const account = (await registrations.byPublicIds([appId])).get(appId)
  const ofEither = {
    verify_type_info: account?.isVerified ? { id: 0, name: '微信认证' } : { id: -1, name: '未认证' },
    principal_name: account?.subject.name ?? '',
    account_status: account && !account.isInForce ? 16 : 1,
  }
  if (account?.kind === 'subscription-account' || account?.kind === 'service-account') {
    return {
      ...ofEither,
      user_name: `gh_${options.secretKey(`original id ${appId}`).slice(0, ORIGINAL_ID_DIGITS)}`,
      nick_name: (await options.profiles.accountNames([appId])).get(appId) ?? account.subject.name,
      head_img: '',
      service_type_info:
        account.kind === 'service-account' ? { id: 2, name: '服务号' } : { id: 0, name: '订阅号' },
      signature: '',
      qrcode_url: '',
    }
  }
  return {
    ...ofEither,
    user_name: await reach.originalId(appId),
    nick_name: card?.name ?? '',
    head_img: card ? `${scheme}://${host}${card.iconUrl}` : '',
    // Mini programs have no kinds.
    service_type_info: { id: 0, name: '小程序' },
    signature: card?.intro ?? '',
    qrcode_url: `${scheme}://${host}/open/${appId}`,
    MiniProgramInfo: await miniProgramInfo(appId, options),
  }
}

async function miniProgramInfo(appId: string, { reach, profiles }: InfoOptions) {
  const domains = await reach.reachOf(appId)
  const {
    request = [],
    socket = [],
    upload = [],
    download = [],
    udp = [],
    tcp = [],
  } = domains?.serverDomains ?? {}
  const isOpen = (await profiles.checkOpen(appId)).ok
  const categories = await profiles.categoriesInForce(appId)
  return {
    network: {
      RequestDomain: request,
      WsRequestDomain: socket,
      UploadDomain: upload,
      DownloadDomain: download,
      UDPDomain: udp,
      TCPDomain: tcp,
      BizDomain: domains?.businessDomains ?? [],
    },
    categories: categories.map(({ firstName: first, name: second }) => ({ first, second })),
    visit_status: isOpen ? 0 : 1,
  }
}
