import { expect, test } from 'vitest'
import { channels } from '#app/conversations/records.ts'
import { channelInWords, channelLabel } from './channel-words.ts'

test('every channel has a name to read, also in a sentence; what is no channel stays as it is', () => {
  expect(channels.filter((channel) => !/^[A-Z][a-z ]*$/.test(channelLabel(channel)))).toEqual([])
  expect(['x', 'facebook', 'helpdesk', 'email', 'fax'].map(channelLabel)).toEqual([
    ...['X', 'Facebook', 'Help desk', 'Email', 'fax'],
  ])
  expect(['x', 'facebook', 'helpdesk', 'email'].map(channelInWords)).toEqual(['X', 'Facebook', 'help desk', 'email'])
})
