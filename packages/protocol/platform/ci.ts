/**
 * What `miniprogram-ci` asks and is told, word for word: it is a program of others and speaks only this.
 *
 * Everything is answered with 200; `errCode` is 0 when it was done, and `errMsg` says why when not.
 */
import { z } from 'zod'
import { list, longText, record, shortText } from './schema.ts'

function answer<Shape extends z.ZodRawShape>(shape: Shape) {
  return record({ errCode: z.number(), errMsg: z.string(), ...shape })
}

/** Under the app's upload key: `{ appid, rand_str }`, base64. */
const signature = z.string().max(2_000)

const signed = { appid: shortText, signature }

const robot = z.coerce.number().int()

const ofRobot = { ...signed, robot, extAppId: shortText.optional() }

/** Where a preview begins, as the project's compile mode says. */
const debugLaunchInfo = z.string().max(20_000)

/** Beside these it sends numbers of its own, against caches. */
const uploadQuery = record({
  appid: shortText,
  version: longText,
  desc: longText.default(''),
  robot: robot.default(1),
  type: shortText.default('miniProgram'),
  codeprotect: z.enum(['0', '1']).default('0'),
  extAppId: shortText.optional(),
  path: longText.optional(),
  debugLaunchInfo: debugLaunchInfo.optional(),
})
export type CiUploadQuery = z.infer<typeof uploadQuery>

const packageSize = record({
  /** `__FULL__` for everything, `__APP__` for the main package, or the root of a subpackage. */
  name: z.string(),
  /** In bytes. */
  size: z.number(),
})
export type PackageSize = z.infer<typeof packageSize>

const uploaded = { subpackage_info: list(packageSize), ext_plugin_info: list(z.never()) }

/** In megabytes and numbers of things. */
const codeSetting = record({
  MaxCodeSize: z.number(),
  MaxSubpackageSubCodeSize: z.number(),
  MaxSubpackageFullCodeSize: z.number(),
  NavigateMiniprogramLimit: z.number(),
  MaxSubPackageLimit: z.number(),
  MinTabbarCount: z.number(),
  MaxTabbarCount: z.number(),
  MaxCustomTabbarCount: z.number(),
  MaxTabbarIconSize: z.number(),
})

export const ciEndpoints = {
  'POST /wxa/ci/getrandstr': {
    about: 'miniprogram-ci: a text to sign, good once.',
    refusals: 'errCode',
    body: record({ appid: shortText }),
    answer: answer({ data: record({ randomString: z.string() }) }),
  },
  'POST /wxa/ci/getattr': {
    about: 'miniprogram-ci: what kind of app it is, and how large it may be.',
    refusals: 'errCode',
    body: record(signed),
    answer: answer({
      data: record({
        /** Its versions are drafts of a third-party platform’s: its ext.json is checked. */
        platform: z.boolean(),
        /** 0 is a mini program. */
        appType: z.literal(0),
        isSandbox: z.boolean(),
        released: z.boolean(),
        setting: codeSetting,
      }),
    }),
  },
  'GET /wxa/ci/getwhiteextlist': {
    about: 'miniprogram-ci: file types that are packed; without a list those that it knows.',
    refusals: 'errCode',
    answer: answer({ data: record({}) }),
  },
  'POST /wxa/ci/getmulticosuploadinfo': {
    about:
      'miniprogram-ci: whether a large package goes to the vendor’s object store. It does not: the program sends it as any other.',
    refusals: 'errCode',
    body: record({ appid: shortText }),
    answer: answer({}),
  },
  'POST /wxa/ci/upload': {
    about: 'miniprogram-ci: upload a version. The package is signed inside.',
    refusals: 'errCode',
    query: uploadQuery,
    file: 'package',
    answer: answer({ body: record(uploaded) }),
  },
  'POST /wxa/ci/testSourceURL': {
    about: 'miniprogram-ci: upload a preview; answered with a code to scan, a picture in base64.',
    refusals: 'errCode',
    query: uploadQuery,
    file: 'package',
    answer: answer({ body: record({ ...uploaded, qrcode_img: z.string() }) }),
  },
  'POST /wxa/ci/get_dev_sourcemap_info': {
    about: 'miniprogram-ci: how long the source maps of a robot’s last upload are.',
    refusals: 'errCode',
    body: record(ofRobot),
    answer: answer({ data: record({ total_size: z.number(), limit: z.number() }) }),
  },
  'POST /wxa/ci/get_dev_sourcemap': {
    about:
      'miniprogram-ci: the source maps of a robot’s last upload; with `offset` and `limit` a piece of them as text.',
    refusals: 'errCode',
    body: record({
      ...ofRobot,
      streaming: z.boolean().default(true),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().positive().optional(),
    }),
    answer: answer({
      innerRequestResp: record({ errCode: z.literal(0), body: z.string() }).optional(),
      data: record({
        sourcemap_list: list(record({ fullpath: z.string(), sourcemap: z.string() })),
      }).optional(),
    }),
  },
} as const
