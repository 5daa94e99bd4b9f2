// The peer of the benches of webhooks and Kafka: Benthos with the components it needs. Built on demand outside the repository (see build.sh).
package main

import (
	"context"

	"github.com/benthosdev/benthos/v4/public/service"

	_ "github.com/benthosdev/benthos/v4/public/components/io"
	_ "github.com/benthosdev/benthos/v4/public/components/kafka"
	_ "github.com/benthosdev/benthos/v4/public/components/pure"
	_ "github.com/benthosdev/benthos/v4/public/components/sql/base"
	_ "github.com/lib/pq"
)

func main() {
	service.RunCLI(context.Background())
}
