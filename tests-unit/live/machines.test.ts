import { instance } from "../../proof/live/collectors/instance";
import { collecting } from "./collecting";

const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const device = (name: string, volume: string) =>
  `<item><deviceName>${name}</deviceName><ebs><volumeId>${volume}</volumeId></ebs></item>`;
const { collect } = collecting({
  DescribeInstances: () =>
    `<reservationSet><item><instancesSet><item>
      <instanceId>i-1</instanceId>
      <rootDeviceName>/dev/xvda</rootDeviceName>
      <blockDeviceMapping>${device("/dev/xvda", "vol-1")}${device("/dev/sdb", "vol-2")}</blockDeviceMapping>
    </item></instancesSet></item></reservationSet>`,
  DescribeVolumes: () =>
    `<volumeSet>
      <item><volumeId>vol-1</volumeId><encrypted>true</encrypted><kmsKeyId>${KEY}</kmsKeyId></item>
      <item><volumeId>vol-2</volumeId><encrypted>false</encrypted></item>
      <item><volumeId>vol-3</volumeId><encrypted>false</encrypted></item>
    </volumeSet>`,
});

test("a machine has its own volumes, its root's apart from the others", async () => {
  const [machine] = await collect(instance);
  expect(machine?.values).toMatchObject({
    id: "i-1",
    ebs_block_device: [{ device_name: "/dev/sdb", encrypted: false, kms_key_id: null }],
    root_block_device: [{ device_name: "/dev/xvda", encrypted: true, kms_key_id: KEY }],
  });
});
