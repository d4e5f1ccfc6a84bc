import type { NftCircumstances } from '../../../src/rehearse/nft/read-nft-policy.ts';

/** A ruleset with one line that keeps a connection from being made; `# here` stands behind it. */
export interface PlantedRuleset {
  readonly name: string;
  readonly way: 'forward' | 'output';
  readonly blocked: PlantedEnd;
  /** What the same ruleset lets pass. */
  readonly passes?: PlantedEnd;
  readonly text: string;
}

export interface PlantedEnd {
  readonly address: string;
  readonly port: number;
}

/** What the lab's network has: the client behind `lan`, the services behind `wan`; the client's own way out. */
export function plantedCircumstances(way: PlantedRuleset['way']): NftCircumstances {
  const outside = way === 'forward' ? 'wan' : 'eth0';
  return { way, client: ['10.9.0.2', 'fd00:9::2'], inside: 'lan', outside };
}

const answers = 'ct state established,related accept';

/** The rules of a table for what is forwarded. */
function forward(rules: readonly string[], { policy = 'drop # here', before = '' } = {}): string {
  return `flush ruleset
table inet filter {
${before}
	chain forward {
		type filter hook forward priority filter
		policy ${policy}
${rules.map((rule) => `\t\t${rule}`).join('\n')}
	}
}
`;
}

const web = { address: '20.60.1.1', port: 443 } as const;
const other = { address: '20.60.1.2', port: 443 } as const;

/** Written anew, each after a mistake that is made. */
export const plantedRulesets: readonly PlantedRuleset[] = [
  {
    ...{ name: 'an address that the set lacks', way: 'forward', blocked: other, passes: web },
    text: forward([answers, 'ip daddr @allowed tcp dport 443 accept'], {
      before: `	set allowed {
		type ipv4_addr
		flags interval
		elements = { 20.60.1.1,
			     20.60.9.0/24 }
	}`,
    }),
  },
  {
    ...{ name: 'a blocklist before what lets pass', way: 'forward', blocked: other, passes: web },
    text: forward(
      [
        answers,
        'ip daddr @threats counter log prefix "threat: " drop # here',
        'tcp dport 443 accept',
      ],
      {
        policy: 'drop',
        before: `	set threats {
		type ipv4_addr
		flags interval
		auto-merge
		elements = {
			20.60.1.2-20.60.1.9 comment "a list, bought",
			20.60.8.0/22,
		}
	}`,
      },
    ),
  },
  {
    ...{ name: 'a second base chain', way: 'forward', blocked: web, passes: { ...web, port: 80 } },
    text: `table inet filter {
	chain forward {
		type filter hook forward priority filter; policy drop;
		${answers}
		tcp dport { 80, 443 } accept
	}
}
table ip late {
	chain forward {
		type filter hook forward priority filter + 10; policy accept;
		ip daddr 20.60.1.1 tcp dport 443 drop # here
	}
}
`,
  },
  {
    ...{ name: 'a chain that is jumped to', way: 'forward', blocked: other, passes: web },
    text: `table ip filter {
	chain forward {
		type filter hook forward priority 0; policy accept;
		ip daddr 20.60.1.0/24 jump services
	}
	chain services {
		ip daddr 20.60.1.1 return
		tcp dport 443 reject with tcp reset # here
	}
}
`,
  },
  {
    ...{ name: 'an entry of a verdict map', way: 'forward', passes: web },
    blocked: { ...web, port: 8443 },
    text: `table inet filter {
	map ports {
		type inet_service : verdict
		elements = { 80 : accept, 443 : accept,
			     8443 : drop, # here
			     8080 : accept }
	}
	chain forward {
		type filter hook forward priority 0; policy accept;
		${answers}
		tcp dport vmap @ports
	}
}
`,
  },
  {
    ...{ name: 'a network by its variable', way: 'forward', blocked: other, passes: web },
    text: `define good = 20.60.1.1
define bad = { 20.60.1.2, 20.60.7.0/24 }
table inet filter {
	chain forward {
		type filter hook forward priority filter; policy drop;
		${answers}
		ip daddr $bad reject with icmp admin-prohibited # here
		ip daddr { $good, $bad } accept
	}
}
`,
  },
  {
    ...{ name: 'a port that was left out', way: 'forward', passes: web },
    blocked: { ...web, port: 8443 },
    text: forward([answers, 'ip daddr 20.60.0.0/16 tcp dport { http, https } accept']),
  },
  {
    ...{ name: 'answers that nobody lets back', way: 'forward', blocked: web },
    text: forward(['oifname "wan" tcp dport 443 accept']),
  },
  {
    ...{ name: 'two states with a sign that wants both', way: 'forward', blocked: web },
    text: forward(
      ['ct state new tcp dport 443 accept', 'ct state != established,related drop # here'],
      { policy: 'accept' },
    ),
  },
  {
    ...{ name: 'a chain that is gone to, and never left', way: 'forward', blocked: web },
    text: `table inet filter {
	chain forward {
		type filter hook forward priority 0; policy drop; # here
		${answers}
		iifname "lan" goto clients
		tcp dport 443 accept
	}
	chain clients {
		tcp dport 22 accept
	}
}
`,
  },
  {
    ...{ name: 'answers at a workstation', way: 'output', blocked: web },
    text: `table inet filter {
	chain input {
		type filter hook input priority 0; policy drop; # here
		iif lo accept
		tcp dport 22 accept
	}
	chain output {
		type filter hook output priority 0; policy accept;
	}
}
`,
  },
  {
    ...{ name: 'an address of IPv6 that no rule names', way: 'forward', passes: web },
    blocked: { address: '2001:db8:60::1', port: 443 },
    text: forward([answers, 'ip daddr 20.60.1.1 tcp dport 443 accept', 'udp dport 53 accept']),
  },
  {
    ...{ name: 'all but what a set holds', way: 'forward', blocked: other, passes: web },
    text: forward(['ip daddr != { 20.60.1.1, 20.60.9.9 } tcp dport 443 drop # here'], {
      policy: 'accept',
    }),
  },
  {
    ...{ name: 'an address with another port', way: 'forward', passes: web },
    blocked: { ...other, port: 443 },
    text: forward([answers, 'ip daddr . tcp dport @services accept'], {
      before: `	set services {
		type ipv4_addr . inet_service
		elements = { 20.60.1.1 . 443, 20.60.1.2 . 80 }
	}`,
    }),
  },
  {
    ...{ name: 'a range that ends one too early', way: 'forward', passes: web, blocked: other },
    text: forward([answers, 'ip daddr 20.60.1.0-20.60.1.1 tcp dport 1-1023 accept']),
  },
  {
    ...{ name: 'a state that nothing has so early', way: 'forward', blocked: web },
    text: `table ip raw {
	chain prerouting {
		type filter hook prerouting priority raw; policy accept;
		ip daddr 20.60.0.0/16 ct state invalid drop # here
	}
}
`,
  },
  {
    ...{ name: 'a way out by another interface', way: 'forward', blocked: web },
    text: forward([answers, 'iifname "lan" oifname { "wan2", "ppp*" } accept']),
  },
  {
    ...{ name: 'a rule that was put first later', way: 'forward', blocked: web, passes: other },
    text: `add table inet filter
add chain inet filter forward { type filter hook forward priority 0; policy accept; }
add rule inet filter forward tcp dport 443 accept
insert rule inet filter forward ip daddr 20.60.1.1 \\
	tcp dport 443 drop # here
`,
  },
  {
    ...{ name: 'packets that open no connection', way: 'output', blocked: web },
    text: `table inet filter {
	chain output {
		type filter hook output priority filter; policy accept;
		tcp flags & (fin | syn | rst | ack) != syn drop # here
	}
}
`,
  },
  {
    ...{ name: 'a table of another family, with a port by its name', way: 'output', passes: other },
    blocked: { address: '2001:db8:60::1', port: 443 },
    text: `table ip filter {
	chain output {
		type filter hook output priority 0; policy accept;
		ip daddr 20.60.1.1 drop
	}
}
table ip6 filter {
	chain output {
		type filter hook output priority 0; policy accept;
		meta l4proto { tcp, udp } th dport https reject # here
	}
}
`,
  },
];

/** The line behind which `# here` stands; of a rule that goes on over lines, its first. */
export function plantedLine(text: string): number {
  const lines = text.split('\n');
  let at = lines.findIndex((line) => line.includes('# here'));
  while (lines[at - 1]?.endsWith('\\')) at -= 1;
  return at + 1;
}
