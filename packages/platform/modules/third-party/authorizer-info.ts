/**
 * What a third-party platform is told of an app, in WeChat's words.
 *
 * Not a rule: the numbers here are words of that interface.
 */
import type { AnswerOf } from '@maque/protocol/platform/endpoints.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { ThirdPartyOptions } from './third-party-options.ts'

export type AuthorizerInfo = AnswerOf<'POST /cgi-bin/component/api_get_authorizer_info'>['authorizer_info']

type InfoOptions = Pick<ThirdPartyOptions, 'apps' | 'registrations' | 'reach' | 'profiles'>

export async function authorizerInfo(
  appId: string,
  { scheme, host }: RequestOrigin,
  { apps, registrations, reach, profiles }: InfoOptions,
): Promise<AuthorizerInfo> {
  const card = (await apps.cards([appId])).get(appId)
  const account = (await registrations.byPublicIds([appId])).get(appId)
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
    nick_name: card?.name ?? '',
    head_img: card ? `${scheme}://${host}${card.iconUrl}` : '',
    // Mini programs have no kinds.
    service_type_info: { id: 0, name: '小程序' },
    verify_type_info: account?.isVerified ? { id: 0, name: '微信认证' } : { id: -1, name: '未认证' },
    user_name: await reach.originalId(appId),
    principal_name: account?.subject.name ?? '',
    signature: card?.intro ?? '',
    qrcode_url: `${scheme}://${host}/open/${appId}`,
    account_status: account && !account.isInForce ? 16 : 1,
    MiniProgramInfo: {
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
    },
  }
}
