import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Checkbox,
  Group,
  Menu,
  MultiSelect,
  NumberInput,
  Pagination,
  Radio,
  SegmentedControl,
  Select,
  Stack,
  Stepper,
  Switch,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { FormErrors, Page, Section } from '../index.ts'

export function Controls() {
  return (
    <Page title="Controls">
      <Section title="Buttons">
        <Group>
          <Button>Publish</Button>
          <Button variant="default">Cancel</Button>
          <Button variant="light">Light</Button>
          <Button variant="outline">Outline</Button>
          <Button variant="subtle">Subtle</Button>
          <Button color="red">Archive</Button>
          <Button disabled>Disabled</Button>
          <Button size="xs">Small</Button>
          <Button loading>Busy</Button>
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label="More">
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item>Clone</Menu.Item>
              <Menu.Item color="red">Archive</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Badge>v7</Badge>
          <Badge variant="light" color="gray">
            tag
          </Badge>
        </Group>
      </Section>
      <Fields />
      <Section title="Choices">
        <Group>
          <Checkbox label="Verify signatures" defaultChecked />
          <Radio label="Interval" name="kind" defaultChecked />
          <Radio label="Cron" name="kind" />
          <Switch label="Enabled" defaultChecked />
          <Switch label="Capture payloads" />
          <SegmentedControl aria-label="View" data={['Visual', 'JSON']} />
        </Group>
        <Tabs defaultValue="overview">
          <Tabs.List>
            <Tabs.Tab value="overview">Overview</Tabs.Tab>
            <Tabs.Tab value="mapping">Mapping</Tabs.Tab>
            <Tabs.Tab value="off" disabled>
              Disabled
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="overview" pt="md">
            What the feed does now.
          </Tabs.Panel>
          <Tabs.Panel value="mapping" pt="md">
            Rows.
          </Tabs.Panel>
        </Tabs>
        <Stepper active={1} size="sm">
          <Stepper.Step label="Basics" />
          <Stepper.Step label="Connection" />
          <Stepper.Step label="Mapping" />
        </Stepper>
        <Pagination total={9} getControlProps={(control) => ({ 'aria-label': `${control} page` })} />
        <Alert title="Dry run">Nothing is stored.</Alert>
      </Section>
    </Page>
  )
}

function Fields() {
  return (
    <Section title="Fields">
      <FormErrors
        attempt={0}
        errors={[
          { fieldId: 'gallery-name', label: 'Name', message: 'The name is taken.' },
          { message: 'The server refused the draft.' },
        ]}
      />
      <Stack maw={480}>
        <TextInput
          id="gallery-name"
          label="Name"
          description="Shown everywhere."
          required
          error="The name is taken."
          defaultValue="okta"
        />
        <TextInput label="Endpoint" placeholder="https://…" />
        <TextInput label="Locked" disabled defaultValue="cannot be changed" />
        <Select label="Type" data={['Webhook', 'Kafka', 'S3 batch']} defaultValue="Kafka" />
        <MultiSelect label="Tags" data={['prod', 'eu', 'identity']} defaultValue={['prod', 'eu']} />
        <TagsInput label="Topics" defaultValue={['alerts']} />
        <NumberInput label="Events per second" defaultValue={200} />
        <Textarea label="Comment" autosize minRows={2} />
      </Stack>
    </Section>
  )
}
