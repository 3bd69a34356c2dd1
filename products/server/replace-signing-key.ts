/** `npm run replace-signing-key`: a new key for bundles and the log of releases, while the server is stopped. */
import process from 'node:process'
import { replaceSigningKey } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import { findProgramFolder, readConfig } from './config.ts'

export async function replaceKeyOfInstance(): Promise<boolean> {
  const config = readConfig(process.env, findProgramFolder())
  if (!config.ok) {
    console.error(config.refusal)
    return false
  }
  const { from, to } = await replaceSigningKey(config.value.homeFolder)
  console.error(
    `签名密钥已更换，重启服务器后生效 · The signing key was replaced; restart the server.\n${from} → ${to}`,
  )
  return true
}
