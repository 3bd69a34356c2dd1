/** Makes miniprogram-ci speak to the server at ORIGIN: to be required before it is. */
const process = require('node:process')
const addresses = require('miniprogram-ci/dist/config/url.config.js')
const requests = require('miniprogram-ci/dist/utils/request.js')

const vendor = 'https://servicewechat.com'
const here = (address) => String(address).replace(vendor, process.env.ORIGIN)

for (const [name, address] of Object.entries(addresses))
  if (typeof address === 'string') addresses[name] = here(address)
// Its reports have their address in their code.
const { request } = requests
requests.request = (options) => request({ ...options, url: here(options.url) })
