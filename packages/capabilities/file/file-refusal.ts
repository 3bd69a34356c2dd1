import { refuse, type Refused } from '@maque/base/result.ts'

/** Why a file operation was refused, with WeChat's number for it. */
export interface FileRefusal {
  readonly reason: string
  readonly errno: number
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.readFile.html for the numbers */
const reasons = {
  'operation not permitted': 1300001,
  'no such file or directory': 1300002,
  'Input/output error': 1300005,
  'bad file descriptor': 1300009,
  'permission denied': 1300013,
  'not a directory': 1300020,
  'Invalid argument': 1300022,
  'directory not empty': 1300066,
  'the maximum size of the file storage limit is exceeded': 1300202,
  'base64 encode error': 1300203,
  'illegal operation on a directory': 1301003,
  'file already exists': 1301005,
  'value of length is out of range': 1301006,
  'value of offset is out of range': 1301007,
  'value of position is out of range': 1301009,
  'unzip open file fail': 1301102,
  'unzip entry fail': 1301103,
  'fail permission denied': 1302001,
  'invalid flag': 1302003,
  'permission denied when open using flag': 1302004,
  'array buffer does not exist': 1302005,
} as const

export function refuseFile(reason: keyof typeof reasons, path = ''): Refused<FileRefusal> {
  return refuse({ reason: path === '' ? reason : `${reason} ${path}`, errno: reasons[reason] })
}

export function isFileReason(reason: string): reason is keyof typeof reasons {
  return reason in reasons
}
