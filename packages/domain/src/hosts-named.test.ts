import { expect, test } from 'vitest'
import { hostsNamedIn } from './hosts-named.ts'

test('the hosts of its addresses, each once; of templates and brokers none', () => {
  const request = { url: 'https://API.example.com:8443/v1/alerts', query: { since: 'https' } }
  const auth = { tokenUrl: 'https://login.example.com/token' }
  const pagination = { allowedHosts: ['pages.example.com'] }
  expect(hostsNamedIn({ request, auth, pagination, twice: 'https://api.example.com/' })).toEqual([
    'api.example.com',
    'login.example.com',
    'pages.example.com',
  ])
  expect(hostsNamedIn({ host: 'DB.internal', port: 5432, database: 'https' })).toEqual(['db.internal'])
  expect(hostsNamedIn({ request: { url: 'https://{tenant}.example.com/' }, host: '' })).toEqual([])
  expect(hostsNamedIn({ brokers: ['broker:9092'] })).toEqual([])
  const bucket = { bucket: 'logs', endpoint: 'https://s3.example.com' }
  expect(hostsNamedIn(bucket)).toEqual(['s3.example.com', '*.s3.example.com'])
  expect(hostsNamedIn({ ...bucket, pathStyle: true })).toEqual(['s3.example.com'])
})
