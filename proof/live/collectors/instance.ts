import {
  type EC2Client,
  type Instance,
  paginateDescribeInstances,
  paginateDescribeVolumes,
  type Volume,
} from "@aws-sdk/client-ec2";
import { all, type Collector } from "../collector";
import { listed, metadataOptions } from "./ec2";

/** A machine, and its volumes by the devices that it has them as. */
interface Machine extends Instance {
  volumes: Map<string, Volume>;
}

const machines: Collector = listed<Machine>({
  type: "aws_instance",
  action: "ec2:DescribeInstances",
  kind: "instance",
  pages: withVolumes,
  // One that was terminated is shown for a while.
  items: (page: Machine[]) => page.filter(({ State }) => State?.Name !== "terminated"),
  idOf: ({ InstanceId }) => InstanceId,
  told: ({ MetadataOptions: options, RootDeviceName: root, volumes }) => {
    const devices = [...volumes].map(([name, volume]) => ({ name, told: toldOf(name, volume) }));
    return {
      ebs_block_device: devices.filter(({ name }) => name !== root).map(({ told }) => told),
      metadata_options: metadataOptions(options),
      root_block_device: devices.filter(({ name }) => name === root).map(({ told }) => told),
    };
  },
});

export const instance: Collector = {
  ...machines,
  actions: [...machines.actions, "ec2:DescribeVolumes"],
};

/** What is encrypted and by what, only its volume tells, and not the machine. */
async function* withVolumes(client: EC2Client): AsyncGenerator<Machine[]> {
  const found = await all(paginateDescribeVolumes({ client }, {}), (page) => page.Volumes);
  const volumes = new Map(found.map((volume) => [volume.VolumeId, volume]));
  for await (const { Reservations = [] } of paginateDescribeInstances({ client }, {})) {
    yield Reservations.flatMap(({ Instances = [] }) => Instances).map((one) => ({
      ...one,
      volumes: new Map(
        (one.BlockDeviceMappings ?? []).flatMap(({ DeviceName = "", Ebs }) => {
          const volume = volumes.get(Ebs?.VolumeId);
          return volume ? [[DeviceName, volume] as const] : [];
        }),
      ),
    }));
  }
}

const toldOf = (device: string, volume: Volume) => ({
  device_name: device,
  encrypted: volume.Encrypted ?? false,
  iops: volume.Iops ?? null,
  kms_key_id: volume.KmsKeyId ?? null,
  throughput: volume.Throughput ?? null,
  volume_id: volume.VolumeId ?? null,
  volume_size: volume.Size ?? null,
  volume_type: volume.VolumeType ?? null,
});
