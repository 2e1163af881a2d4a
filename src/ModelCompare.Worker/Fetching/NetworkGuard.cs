using System.Net;
using System.Net.Sockets;

namespace ModelCompare.Worker.Fetching;

/// <summary>
/// Connects to public addresses only. The check is made on the resolved address at the moment of connecting, so that neither a redirect nor
/// a name that resolves differently the second time leads into a private network.
/// </summary>
/// <param name="allowed">Private networks that may be connected to all the same.</param>
public sealed class NetworkGuard(IEnumerable<IPNetwork> allowed)
{
    private static readonly IPNetwork[] s_private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // Azure's host, which answers with secrets as 169.254.169.254 does.
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly IPNetwork[] _allowed = [.. allowed];

    /// <summary>Whether an address may be connected to.</summary>
    public bool Allows(IPAddress address)
    {
        var actual = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(s_private, network => network.Contains(actual)) || Array.Exists(_allowed, network => network.Contains(actual));
    }

    /// <summary>Opens the connection of a request; a <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="PrivateAddressException">The host resolves to an address that may not be connected to.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        if (Array.Find(addresses, address => !Allows(address)) is { } refused)
        {
            throw new PrivateAddressException(host, refused);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host that resolves to an address that may not be connected to.</summary>
public sealed class PrivateAddressException(string host, IPAddress address)
    : Exception($"{host} is the private address {address}, which is not fetched from; {FetchingOptions.Section}:{nameof(FetchingOptions.AllowPrivateNetworks)} can allow its network (in the environment {FetchingOptions.Section}__{nameof(FetchingOptions.AllowPrivateNetworks)}__0=10.1.0.0/16).");
