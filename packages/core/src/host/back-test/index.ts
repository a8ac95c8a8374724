export {
  backTest,
  type BackTest,
  type BackTestedEvent,
  type BackTestQuestion,
  type BackTestVerdict,
} from './back-test.ts';
