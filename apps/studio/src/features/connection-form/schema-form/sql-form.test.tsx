// @vitest-environment jsdom
import { connectors } from '@halcyon/connectors'
import type { JsonObject } from '@halcyon/domain'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { holds } from './conditions.ts'
import { openConnectorForm, schemaOf } from './testing/connector-form.tsx'

const DRAFT: JsonObject = { database: '/var/lib/findings.db', table: 'alerts' }
const SET: JsonObject = { host: 'db.example.com', port: 5432, user: 'reader', tls: { mode: 'require' } }

it('a file is asked for no server; what was entered for one comes back with it', async () => {
  const { user, last } = openConnectorForm('sql_poller', DRAFT)
  const choose = (dialect: string) => user.selectOptions(screen.getByRole('combobox', { name: /^Database/ }), dialect)
  const host = () => screen.queryByRole('textbox', { name: /^Host/ })
  await choose('postgresql')
  await user.type(screen.getByRole('textbox', { name: /^Host/ }), 'db')
  await choose('sqlite')
  expect([host(), screen.queryByRole('textbox', { name: /^User/ })]).toEqual([null, null])
  expect(last()).toEqual({ ...DRAFT, dialect: 'sqlite' })
  await choose('mysql')
  expect(last()).toEqual({ ...DRAFT, dialect: 'mysql', host: 'db' })
})

it('what a file hides the server refuses', () => {
  const offset = { kind: 'increasing', column: 'id' }
  const schedule = { kind: 'interval', every: 'PT5M' }
  for (const [name, value] of Object.entries(SET)) {
    const config = { ...DRAFT, dialect: 'sqlite', offset, schedule, [name]: value }
    const refused = connectors
      .get('sql_poller')
      ?.spec.validate?.(config)
      ?.map(({ path }) => path)
    expect([name, refused, holds(schemaOf('sql_poller').properties?.[name], config)]).toEqual([name, [name], false])
  }
})
