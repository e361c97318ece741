import { afterAll } from 'vitest'
import { cloudwatchContract } from '../contract/aws-cloudwatch.ts'
import { ecrContract } from '../contract/aws-ecr.ts'
import { eventsContract } from '../contract/aws-events.ts'
import { loadBalancingContract } from '../contract/aws-load-balancing.ts'
import { logsContract } from '../contract/aws-logs.ts'
import { objectsContract } from '../contract/aws-objects.ts'
import { parametersContract } from '../contract/aws-parameters.ts'
import { startMoto } from './moto.ts'

/*
 * The contracts that the sandbox's AWS keeps, on moto. What moto is known to do otherwise than AWS documents is named here,
 * and in src/sandbox/aws/README.md: those tests must fail, so that we hear of it when moto is mended.
 */

const moto = startMoto()
afterAll(async () => (await moto).stop())
const running = async () => ({ ...(await moto), stop: async () => undefined })

ecrContract('moto', running)
cloudwatchContract('moto', running, [
  'a state chooses among the alarms of a prefix',
  'a new alarm does not know yet',
  'alarms of alarms are shown to those who ask for them',
  'an expression is evaluated period by period, and a division by zero has no value',
  'a percentile lies between the smallest and the largest sample'
])
logsContract('moto', running)
eventsContract('moto', running, ['a rule has five targets at most'])
parametersContract('moto', running)
loadBalancingContract('moto', running)
objectsContract('moto', running)
