import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AlarmsGate, CloudWatchGate } from '../../src/config/gate-settings.ts'
import { openGate } from '../../src/gate/open.ts'
import { onAws } from './aws.ts'
import { live, now, pace, ports } from './ports.ts'

let around: Awaited<ReturnType<typeof onAws>>
beforeEach(async () => {
  around = await onAws()
})
afterEach(() => around.stop())

const alarms = async (...names: string[]) => {
  const settings: AlarmsGate = { kind: 'alarms', ...pace, names }
  const gate = await openGate(settings, around.ports)
  return { name: gate.name, answer: await gate.probe(live) }
}

describe('a gate on alarms', () => {
  it('passes while all of them are OK, composite ones too', async () => {
    around.sandbox.cloudwatch.alarms.put({ AlarmName: 'web-5xx' }, 'OK')
    around.sandbox.cloudwatch.alarms.put({ AlarmName: 'web', AlarmRule: 'ALARM("web-5xx")' }, 'OK')
    expect(await alarms('web-5xx', 'web')).toEqual({
      name: 'alarms web-5xx, web',
      answer: { state: 'good', says: 'all 2 OK, expected OK' }
    })
  })

  it('fails with the alarm and its reason', async () => {
    around.sandbox.cloudwatch.alarms.put({ AlarmName: 'web-5xx' }, 'OK')
    around.sandbox.cloudwatch.alarms.setState('web-5xx', 'ALARM', 'Threshold Crossed: 12.0 > 1.0')
    expect((await alarms('web-5xx')).answer).toEqual({
      state: 'bad',
      says: 'web-5xx is in ALARM (Threshold Crossed: 12.0 > 1.0), expected OK'
    })
  })

  it('takes neither an alarm without data nor one that does not exist for a pass', async () => {
    around.sandbox.cloudwatch.alarms.put({ AlarmName: 'quiet' })
    expect([(await alarms('quiet')).answer, (await alarms('quiet', 'none')).answer]).toEqual([
      {
        state: 'unread',
        says: 'quiet: INSUFFICIENT_DATA tells nothing of the release: where no data is good news, let the alarm treat missing data as notBreaching'
      },
      { state: 'unread', says: 'there is no alarm none', refused: true }
    ])
  })

  it('names the statement for a right that is missing', async () => {
    around.sandbox.denied.add('cloudwatch:DescribeAlarms')
    const { answer } = await alarms('web')
    expect(answer).toEqual({
      state: 'unread',
      refused: true,
      says: expect.stringContaining('{"Effect":"Allow","Action":"cloudwatch:DescribeAlarms","Resource":"*"}')
    })
  })

  it('is no pass where nobody answers, and is refused where there is no way to AWS', async () => {
    around.sandbox.faults.add({
      call: 'cloudwatch:DescribeAlarms',
      times: 100,
      effect: { fail: 'InternalFailure', status: 500 }
    })
    expect((await alarms('web')).answer.state).toBe('unread')
    const { ports: without, close } = ports()
    await expect(openGate({ kind: 'alarms', ...pace, names: ['a'] }, without)).rejects.toMatchObject({
      code: 'CONFIG_INVALID'
    })
    close()
  })
})

const minute = 60_000
const put = (MetricName: string, ...values: number[]): void =>
  around.sandbox.cloudwatch.put(
    { Namespace: 'Shop', MetricName, Dimensions: [{ Name: 'Release', Value: '1-1-0-0badcafe' }] },
    ...values.map((value, index) => ({
      at: Math.floor(now / minute) * minute - minute * (values.length - index),
      value
    }))
  )

const metric = (name: string) => ({
  namespace: 'Shop',
  metric: name,
  dimensions: { Release: '{{release}}' },
  stat: 'Sum'
})
const base = { kind: 'cloudwatch', ...pace, window: 3 * minute, period: minute, reduce: 'average' } as const
const asked = async (more: Partial<CloudWatchGate>) => {
  const gate = await openGate({ ...base, metrics: {}, ...more }, around.ports)
  return { name: gate.name, answer: await gate.probe(live) }
}

describe('a gate on metrics of CloudWatch', () => {
  it('takes metric math over the whole minutes of the window, with placeholders filled in', async () => {
    put('Errors', 100, 1, 2, 3)
    put('Requests', 100, 100, 100, 100)
    const metrics = { errors: metric('Errors'), requests: metric('Requests') }
    expect(await asked({ metrics, expression: '100 * errors / requests', max: 2 })).toEqual({
      name: 'cloudwatch 100 * errors / requests',
      answer: { state: 'good', says: '2, at most 2, over 3 min' }
    })
  })

  it('leaves the minute out that goes on, whose value still grows', async () => {
    put('Errors', 1, 2, 3)
    const Dimensions = [{ Name: 'Release', Value: '1-1-0-0badcafe' }]
    around.sandbox.cloudwatch.put(
      { Namespace: 'Shop', MetricName: 'Errors', Dimensions },
      { at: now - 1_000, value: 99 }
    )
    expect((await asked({ metrics: { errors: metric('Errors') }, max: 2 })).answer).toEqual({
      state: 'good',
      says: '2, at most 2, over 3 min'
    })
  })

  it.each([
    ['average', 2],
    ['sum', 6],
    ['max', 3],
    ['min', 1],
    ['last', 2]
  ] as const)('makes one value of the window by its %s', async (reduce, value) => {
    put('Errors', 1, 3, 2)
    expect((await asked({ metrics: { errors: metric('Errors') }, reduce, max: 0.5 })).answer).toEqual({
      state: 'bad',
      says: `${value}, at most 0.5, over 3 min`
    })
  })

  it('is no pass without a value, and is refused with an expression that CloudWatch does not take', async () => {
    const metrics = { errors: metric('Errors') }
    expect((await asked({ metrics, max: 1 })).answer).toEqual({
      state: 'unread',
      says: 'CloudWatch has no value yet: nothing was measured in the window, or the dimensions match nothing'
    })
    expect((await asked({ metrics, expression: 'errors / nobody', max: 1 })).answer).toMatchObject({
      state: 'unread',
      refused: true
    })
  })
})
