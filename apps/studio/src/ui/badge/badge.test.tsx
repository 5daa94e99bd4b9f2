// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUi } from '../testing/render.tsx'
import { HEALTH } from './marks.ts'
import { HealthBadge } from './state-badges.tsx'

test('every health has a word and a shape of its own', () => {
  const marks = Object.values(HEALTH)
  expect(new Set(marks.map(({ word }) => word)).size).toBe(marks.length)
  expect(new Set(marks.map(({ shape }) => shape)).size).toBe(marks.length)
})

test('a cause is told on focus, with what to do', async () => {
  const { user } = renderUi(
    <HealthBadge state="failing" cause="The password was refused." action="Rotate the secret." />,
  )
  await user.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Failing' }))
  expect((await screen.findByRole('tooltip')).textContent).toBe('The password was refused.Rotate the secret.')
})

test('without a cause it is no stop for the keyboard', () => {
  renderUi(<HealthBadge state="healthy" />)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByText('Healthy')).toBeTruthy()
})

test('a state it does not know is shown by its word', () => {
  renderUi(<HealthBadge state="half_open" />)
  expect(screen.getByText('Half open')).toBeTruthy()
})
