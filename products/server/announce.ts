/** Says what to open, and as whom. */
import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'
import type { ServerConfig } from './config.ts'
import type { SeededPeople } from './seed/people.ts'

export function announcement(
  config: ServerConfig,
  port: number,
  people: SeededPeople,
  personaPassword: string | undefined,
): string {
  const base = `${config.scheme}://localhost:${port}`
  const { owner, reviewer } = people
  const lines = [
    '',
    '  麻雀已就绪 · Maque is up',
    '',
    `  打开小程序 · Player      ${base}/`,
    `  控制台 · Console         ${base}/console/`,
    '',
    `  店主 · Owner             ${owner.account.email}   ${owner.password}`,
    `  审核员 · Reviewer        ${reviewer.account.email}   ${reviewer.password}`,
    ...(personaPassword === undefined
      ? []
      : [
          `  六类主体 · Six subjects   individual@maque.local …   ${personaPassword}`,
          '  公众号、开放平台、企业   official-account@maque.local, open-account@maque.local, corp@maque.local',
        ]),
    '',
    `  数据 · Data              ${config.homeFolder}`,
    '  停止 · Stop              Ctrl-C',
    '',
  ]
  return [...lines, ...phoneLines(config, port)].join('\n')
}

function phoneLines({ isPublic, scheme }: ServerConfig, port: number): readonly string[] {
  const address = isPublic ? lanAddress() : undefined
  if (address === undefined) return []
  const url = `${scheme}://${address}:${port}/`
  return [
    `  同一网络里的手机 · A phone in the same network: ${url}`,
    '',
    ...renderUnicodeCompact(url, { border: 2 })
      .split('\n')
      .map((line) => `  ${line}`),
    '',
  ]
}

function lanAddress(): string | undefined {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}
