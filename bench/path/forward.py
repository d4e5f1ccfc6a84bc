#!/usr/bin/env python3
"""A link with a known delay: carries packets between TUN devices in two network namespaces.

usage: forward.py NAMESPACE DEVICE NAMESPACE DEVICE ONE_WAY_MS

Makes both devices, says "ready", and ends when its standard input does. Every packet is held for
ONE_WAY_MS and then handed on, in order; none is lost. Root. Node has no ioctl(2), and not every
kernel has netem.
"""
import ctypes
import fcntl
import os
import select
import struct
import sys
import time
from collections import deque

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000  # linux/if_tun.h
libc = ctypes.CDLL(None, use_errno=True)


def open_tun(namespace, device):
    here = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if libc.setns(there, 0) != 0:
        raise OSError(ctypes.get_errno(), "setns")
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN | IFF_NO_PI))
    libc.setns(here, 0)
    os.close(here)
    os.close(there)
    return tun


def main(near_namespace, near_device, far_namespace, far_device, one_way_ms):
    near = open_tun(near_namespace, near_device)
    far = open_tun(far_namespace, far_device)
    delay = float(one_way_ms) / 1000
    other = {near: far, far: near}
    waiting = deque()  # one delay for all, so the first to come is the first to go
    poll = select.epoll()
    for tun in other:
        poll.register(tun, select.EPOLLIN)
    poll.register(0, select.EPOLLIN | select.EPOLLHUP)
    print("ready", flush=True)
    while True:
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            _, tun, packet = waiting.popleft()
            try:
                os.write(tun, packet)
            except OSError:
                pass  # the device is not up yet, or no longer
        rest = waiting[0][0] - time.monotonic() if waiting else 1
        # Sleeping is exact to a millisecond at best: the last one is spent awake.
        for tun, _ in poll.poll(rest if rest > 0.001 else 0):
            if tun == 0:
                return
            due = time.monotonic() + delay
            for _ in range(256):
                try:
                    waiting.append((due, other[tun], os.read(tun, 65535)))
                except OSError:
                    break


if __name__ == "__main__":
    main(*sys.argv[1:])
